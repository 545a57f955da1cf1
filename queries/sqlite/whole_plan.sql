-- One plan without its recommendations.
-- :plan the plan
SELECT whole FROM plan WHERE id = :plan
