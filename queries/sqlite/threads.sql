-- Some loose ends with their recommendation, their action and the day the plan was published.
-- :ids their ids, as a JSON list
SELECT thread.id, recommendation.card, thread.kind, thread.quote, thread.step, action.text, action.timescale_raw,
       action.due, action.status, plan.published, thread.places
FROM thread
JOIN recommendation ON recommendation.id = thread.recommendation
JOIN plan ON plan.id = recommendation.plan
LEFT JOIN action ON action.id = thread.action
WHERE thread.id IN (SELECT value FROM json_each(:ids))
ORDER BY thread.id
