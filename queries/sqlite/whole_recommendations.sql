-- The recommendations of one plan in the order of the document.
-- :plan the plan
SELECT whole FROM recommendation WHERE plan = :plan ORDER BY position, id
