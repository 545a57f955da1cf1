-- What recurs within one board: the groups that gather recommendations of several of its reviews, widest first.
-- :board slug of the board
SELECT recurrence.id, recurrence.name, COUNT(DISTINCT recommendation.id) AS items,
       COUNT(DISTINCT COALESCE(plan.review, plan.id)) AS reviews, MIN(plan.year), MAX(plan.year)
FROM recommendation
JOIN plan ON plan.id = recommendation.plan
JOIN gathers ON gathers.recommendation = recommendation.id
JOIN recurrence ON recurrence.id = gathers.recurrence
WHERE recommendation.board = :board
GROUP BY recurrence.id
HAVING reviews > 1
ORDER BY reviews DESC, items DESC, recurrence.id
