-- The loose ends of some plans, each with its plan, the words of its ask as a key, what it says and of which action.
-- :plans their ids, as a JSON list
SELECT thread.id, recommendation.plan, recommendation.wording, thread.kind, thread.quote, thread.step,
       CASE WHEN thread.step IS NOT NULL THEN action.text END
FROM thread
JOIN recommendation ON recommendation.id = thread.recommendation
LEFT JOIN action ON action.id = thread.action
WHERE recommendation.plan IN (SELECT value FROM json_each(:plans))
ORDER BY thread.id
