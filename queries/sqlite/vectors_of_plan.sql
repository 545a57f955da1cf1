-- The vectors of the recommendations of a plan, each with what it is kept under.
-- :plan the plan
SELECT recommendation.id, vector.key, vector_cache.data
FROM recommendation
JOIN vector ON vector.recommendation = recommendation.id
JOIN vector_cache ON vector_cache.key = vector.key
WHERE recommendation.plan = :plan
ORDER BY recommendation.id
