-- The recommendations that are about some themes.
-- :ids their codes, as a JSON list
SELECT DISTINCT about.theme AS one, 'about' AS words, 'recommendation' AS kind, about.recommendation AS other, 0 AS outward
FROM about WHERE about.theme IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
