-- What hangs together with some plans: its board, its review and what it holds; `outward` is 1 where the plan comes first.
-- :ids their ids, as a JSON list
SELECT plan.id AS one, 'published_by' AS words, 'board' AS kind, plan.board AS other, 1 AS outward
FROM plan WHERE plan.board IS NOT NULL AND plan.id IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT plan.id, 'answers', 'review', plan.review, 1
FROM plan WHERE plan.review IS NOT NULL AND plan.id IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT recommendation.plan, 'holds', 'recommendation', recommendation.id, 1
FROM recommendation WHERE recommendation.plan IN (SELECT value FROM json_each(:ids))
UNION
SELECT refers_to.plan, 'refers_to', 'recommendation', refers_to.recommendation, 0
FROM refers_to WHERE refers_to.other IS NULL AND refers_to.plan IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
