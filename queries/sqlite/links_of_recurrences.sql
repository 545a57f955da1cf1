-- The recommendations that some recurrences gather.
-- :ids their ids, as a JSON list
SELECT DISTINCT gathers.recurrence AS one, 'gathers' AS words, 'recommendation' AS kind, gathers.recommendation AS other,
       1 AS outward
FROM gathers WHERE gathers.recurrence IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
