-- What tells whose voice every recommendation of some plans is, and the words of its ask as a key.
-- :plans their ids, as a JSON list
SELECT recommendation.wording, recommendation.plan, recommendation.board, plan.review,
       recommendation.own_review
FROM json_each(:plans) AS wanted
JOIN plan ON plan.id = wanted.value
JOIN recommendation ON recommendation.plan = plan.id
ORDER BY recommendation.id
