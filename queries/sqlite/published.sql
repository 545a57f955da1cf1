-- The last day of the time at which a plan says that it was published, or none.
-- :plan  id of the plan
SELECT published FROM plan WHERE id = :plan
