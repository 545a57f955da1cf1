-- What the recommendations of some plans can be picked by, and whether each has a vector; in the order of each plan.
-- :plans their ids, as a JSON list
SELECT recommendation.plan, recommendation.n, recommendation.id, recommendation.board, review.kind, plan.year,
       recommendation.status,
       CASE WHEN EXISTS (SELECT 1 FROM vector WHERE vector.recommendation = recommendation.id) THEN 'yes' END
FROM json_each(:plans) AS wanted
JOIN plan ON plan.id = wanted.value
JOIN recommendation ON recommendation.plan = plan.id
LEFT JOIN review ON review.id = plan.review
ORDER BY recommendation.plan, recommendation.position, recommendation.id
