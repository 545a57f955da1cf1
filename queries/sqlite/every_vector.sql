-- The vector of every recommendation that has one.
SELECT vector.recommendation, vector_cache.data
FROM vector JOIN vector_cache ON vector_cache.key = vector.key
ORDER BY vector.recommendation
