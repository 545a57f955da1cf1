-- The vectors of some recommendations.
-- :ids their ids, as a JSON list
SELECT vector.recommendation, vector_cache.data
FROM json_each(:ids) AS wanted
JOIN vector ON vector.recommendation = wanted.value
JOIN vector_cache ON vector_cache.key = vector.key
ORDER BY vector.recommendation
