-- Takes out the recurrences that a plan has a part in, whose names may hold its words.
-- :plan the plan
DELETE FROM recurrence WHERE id IN (
    SELECT gathers.recurrence FROM gathers JOIN recommendation ON recommendation.id = gathers.recommendation
    WHERE recommendation.plan = :plan
)
