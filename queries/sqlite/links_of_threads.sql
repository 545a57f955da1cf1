-- The recommendations that left some threads open.
-- :ids their ids, as a JSON list
SELECT thread.id AS one, 'left_open' AS words, 'recommendation' AS kind, thread.recommendation AS other, 0 AS outward
FROM thread WHERE thread.id IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
