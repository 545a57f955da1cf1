-- Every recommendation that has a vector, with its words, what tells whose voice it is, and the vector.
SELECT recommendation.id, recommendation.wording, recommendation.plan, recommendation.board, plan.review,
       recommendation.own_review, recommendation.text,
       recommendation.objective, vector_cache.data
FROM recommendation
JOIN plan ON plan.id = recommendation.plan
JOIN vector ON vector.recommendation = recommendation.id
JOIN vector_cache ON vector_cache.key = vector.key
ORDER BY recommendation.id
