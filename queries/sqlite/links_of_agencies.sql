-- What hangs together with some agencies: recommendations that name them in a part, and their former and later selves.
-- :ids their slugs, as a JSON list
SELECT names.agency AS one, part.value AS words, 'recommendation' AS kind, names.recommendation AS other, 0 AS outward
FROM names, json_each(names.roles) AS part WHERE names.agency IN (SELECT value FROM json_each(:ids))
UNION
SELECT succeeded_by.agency, 'succeeded_by', 'agency', succeeded_by.other, 1
FROM succeeded_by WHERE succeeded_by.agency IN (SELECT value FROM json_each(:ids))
UNION
SELECT succeeded_by.other, 'succeeded_by', 'agency', succeeded_by.agency, 0
FROM succeeded_by WHERE succeeded_by.other IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
