-- What some boards published: plans, reviews, and recommendations that name another board than their plan does.
-- :ids their slugs, as a JSON list
SELECT plan.board AS one, 'published_by' AS words, 'plan' AS kind, plan.id AS other, 0 AS outward
FROM plan WHERE plan.board IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT review.board, 'published_by', 'review', review.id, 0
FROM review WHERE review.board IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT recommendation.board, 'published_by', 'recommendation', recommendation.id, 0
FROM recommendation
WHERE recommendation.board_name IS NOT NULL AND recommendation.board IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
