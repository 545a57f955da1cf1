-- Some recommendations as entries of a list.
-- :ids their ids, as a JSON list
SELECT id, card FROM recommendation WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id
