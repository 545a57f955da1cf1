-- Which recommendation names which agency in which part.
SELECT names.recommendation, names.agency, part.value
FROM names, json_each(names.roles) AS part
ORDER BY names.recommendation, names.position, part.key
