-- What is known of one plan: hash of its content.
-- :plan the plan
SELECT content FROM plan WHERE id = :plan
