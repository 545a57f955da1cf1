-- The reviews that recommendations answer, each once: the plan's, and where a row names one of its own, that.
SELECT DISTINCT recommendation.plan, recommendation.board, plan.review, recommendation.own_review
FROM recommendation JOIN plan ON plan.id = recommendation.plan
ORDER BY 1, 2, 3, 4
