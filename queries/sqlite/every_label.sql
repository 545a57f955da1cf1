-- The printed label of every recommendation, by plan.
SELECT plan, id, label FROM recommendation ORDER BY plan, position
