-- What every recommendation can be picked by; newest plan first, undated last, then as in the document.
SELECT recommendation.n, recommendation.id, recommendation.plan, recommendation.board, review.kind, plan.year,
       recommendation.status
FROM recommendation
JOIN plan ON plan.id = recommendation.plan
LEFT JOIN review ON review.id = plan.review
ORDER BY plan.dated IS NULL, plan.dated DESC, plan.title, plan.id, recommendation.position, recommendation.id
