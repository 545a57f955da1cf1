-- Takes out a plan, and with it everything that belongs to it alone.
-- :plan the plan
DELETE FROM plan WHERE id = :plan
