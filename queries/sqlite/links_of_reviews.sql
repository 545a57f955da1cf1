-- What hangs together with some reviews: the plans that answer them, and the board that published them.
-- :ids their ids, as a JSON list
SELECT plan.review AS one, 'answers' AS words, 'plan' AS kind, plan.id AS other, 0 AS outward
FROM plan WHERE plan.review IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT review.id, 'published_by', 'board', review.board, 1
FROM review WHERE review.board IS NOT NULL AND review.id IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
