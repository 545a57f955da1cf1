-- Every member of a recurrence, nearest first, with what tells whose voice it is, the year and the status.
SELECT gathers.recurrence, gathers.recommendation, gathers.score, recommendation.wording, recommendation.plan,
       recommendation.board, plan.review, recommendation.own_review, plan.year,
       recommendation.status
FROM gathers
JOIN recommendation ON recommendation.id = gathers.recommendation
JOIN plan ON plan.id = recommendation.plan
ORDER BY gathers.recurrence, gathers.score DESC, gathers.recommendation
