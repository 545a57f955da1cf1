-- The recommendations of some plans: plan, its day, words of the ask as a key, label; a row for each action's words.
-- :plans their ids, as a JSON list
SELECT recommendation.id, recommendation.plan, plan.dated, recommendation.wording, recommendation.label, action.text,
       action.id IS NOT NULL
FROM plan
JOIN recommendation ON recommendation.plan = plan.id
LEFT JOIN action ON action.recommendation = recommendation.id
WHERE plan.id IN (SELECT value FROM json_each(:plans))
ORDER BY recommendation.id, action.position
