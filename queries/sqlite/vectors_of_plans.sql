-- The vectors of the recommendations of some plans.
-- :plans their ids, as a JSON list
SELECT vector.recommendation, vector_cache.data
FROM json_each(:plans) AS wanted
JOIN recommendation ON recommendation.plan = wanted.value
JOIN vector ON vector.recommendation = recommendation.id
JOIN vector_cache ON vector_cache.key = vector.key
ORDER BY vector.recommendation
