-- The loose ends of some plans, each with its recommendation and kind, in the order of each recommendation.
-- :plans their ids, as a JSON list
SELECT thread.recommendation, thread.id, thread.kind
FROM json_each(:plans) AS wanted
JOIN recommendation ON recommendation.plan = wanted.value
JOIN thread ON thread.recommendation = recommendation.id
ORDER BY thread.recommendation, thread.position
