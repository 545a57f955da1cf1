-- The vector of one recommendation.
-- :recommendation its id
SELECT vector_cache.data FROM vector JOIN vector_cache ON vector_cache.key = vector.key
WHERE vector.recommendation = :recommendation
