-- Some plans, each as a line of a list.
-- :plans their ids, as a JSON list
SELECT plan.id, plan.summary FROM json_each(:plans) AS wanted JOIN plan ON plan.id = wanted.value ORDER BY plan.id
