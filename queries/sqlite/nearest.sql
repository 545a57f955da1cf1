-- The recommendations whose vectors are nearest to one, each with its vector; the server's index may miss some.
-- :vector the vector, as it is stored
-- :limit  how many
SELECT vector.recommendation, vector_cache.data
FROM vector JOIN vector_cache ON vector_cache.key = vector.key
ORDER BY cosine(vector_cache.data, :vector) DESC, vector.recommendation
LIMIT :limit
