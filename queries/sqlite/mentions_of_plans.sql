-- Which recommendation of some plans names which agency in which part.
-- :plans their ids, as a JSON list
SELECT names.recommendation, names.agency, part.value
FROM json_each(:plans) AS wanted
JOIN recommendation ON recommendation.plan = wanted.value
JOIN names ON names.recommendation = recommendation.id, json_each(names.roles) AS part
ORDER BY names.recommendation, names.position, part.key
