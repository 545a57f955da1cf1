-- The loose ends of some plans, each with its plan, the words of its ask as a key, and what it says.
-- :plans their ids, as a JSON list
SELECT thread.id, recommendation.plan, recommendation.wording, thread.kind, thread.quote, thread.step
FROM thread
JOIN recommendation ON recommendation.id = thread.recommendation
WHERE recommendation.plan IN (SELECT value FROM json_each(:plans))
ORDER BY thread.id
