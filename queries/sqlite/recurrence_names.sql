-- The names of some recurrences.
-- :ids their ids, as a JSON list
SELECT id, name FROM recurrence WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id
