-- Some recommendations, whole.
-- :ids their ids, as a JSON list
SELECT id, whole FROM recommendation WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id
