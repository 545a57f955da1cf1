-- What tells whose voice each recommendation is of the plans that word any ask as one plan does, that plan too.
-- :plan the plan
SELECT recommendation.wording, recommendation.plan, recommendation.board, plan.review,
       recommendation.own_review, plan.file
FROM recommendation
JOIN plan ON plan.id = recommendation.plan
WHERE recommendation.plan IN (
    SELECT other.plan
    FROM recommendation AS mine
    JOIN recommendation AS other ON other.wording = mine.wording
    WHERE mine.plan = :plan
)
ORDER BY recommendation.id
