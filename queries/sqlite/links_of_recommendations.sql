-- What hangs together with some recommendations; an agency's words are its part, `outward` is 1 where they come first.
-- :ids their ids, as a JSON list
SELECT recommendation.id AS one, 'holds' AS words, 'plan' AS kind, recommendation.plan AS other, 0 AS outward
FROM recommendation WHERE recommendation.id IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT recommendation.id, 'published_by', 'board', recommendation.board, 1
FROM recommendation
WHERE recommendation.board IS NOT NULL AND recommendation.board_name IS NOT NULL
  AND recommendation.id IN (SELECT value FROM json_each(:ids))
UNION
SELECT names.recommendation, part.value, 'agency', names.agency, 1
FROM names, json_each(names.roles) AS part WHERE names.recommendation IN (SELECT value FROM json_each(:ids))
UNION
SELECT about.recommendation, 'about', 'theme', about.theme, 1
FROM about WHERE about.recommendation IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT thread.recommendation, 'left_open', 'thread', thread.id, 1
FROM thread WHERE thread.recommendation IN (SELECT value FROM json_each(:ids))
UNION ALL
SELECT gathers.recommendation, 'gathers', 'recurrence', gathers.recurrence, 0
FROM gathers WHERE gathers.recommendation IN (SELECT value FROM json_each(:ids))
UNION
SELECT mine.recommendation, 'says_the_same', 'recommendation', theirs.recommendation, 1
FROM gathers AS mine
JOIN gathers AS theirs ON theirs.recurrence = mine.recurrence AND theirs.recommendation <> mine.recommendation
WHERE mine.recommendation IN (SELECT value FROM json_each(:ids))
UNION
SELECT refers_to.recommendation, 'refers_to', 'recommendation', refers_to.other, 1
FROM refers_to WHERE refers_to.other IS NOT NULL AND refers_to.recommendation IN (SELECT value FROM json_each(:ids))
UNION
SELECT refers_to.recommendation, 'refers_to', 'plan', plan.id, 1
FROM refers_to JOIN plan ON plan.id = refers_to.plan
WHERE refers_to.other IS NULL AND refers_to.recommendation IN (SELECT value FROM json_each(:ids))
UNION
SELECT refers_to.other, 'refers_to', 'recommendation', refers_to.recommendation, 0
FROM refers_to WHERE refers_to.other IN (SELECT value FROM json_each(:ids))
ORDER BY one, words, kind, other, outward
