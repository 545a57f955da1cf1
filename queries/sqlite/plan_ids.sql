-- All plans by id.
SELECT id FROM plan ORDER BY id
