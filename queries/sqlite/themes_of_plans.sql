-- Which recommendation of some plans is about which theme.
-- :plans their ids, as a JSON list
SELECT about.recommendation, about.theme
FROM json_each(:plans) AS wanted
JOIN recommendation ON recommendation.plan = wanted.value
JOIN about ON about.recommendation = recommendation.id
ORDER BY about.recommendation, about.position
