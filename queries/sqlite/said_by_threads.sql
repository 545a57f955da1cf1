-- The loose ends of some plans, each with its recommendation, what it says and of which action.
-- :plans their ids, as a JSON list
SELECT thread.id, recommendation.plan, recommendation.id, thread.kind, thread.quote, thread.step,
       CASE WHEN thread.step IS NOT NULL THEN action.text END
FROM thread
JOIN recommendation ON recommendation.id = thread.recommendation
LEFT JOIN action ON action.id = thread.action
WHERE recommendation.plan IN (SELECT value FROM json_each(:plans))
ORDER BY thread.id
