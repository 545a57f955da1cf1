-- What tells whose voice every recommendation is that can be compared, and the words of its ask as a key.
SELECT recommendation.wording, recommendation.plan, recommendation.board, plan.review,
       recommendation.own_review
FROM recommendation
JOIN plan ON plan.id = recommendation.plan
JOIN vector ON vector.recommendation = recommendation.id
ORDER BY recommendation.id
