-- What some boards are called.
-- :keys the boards, as a JSON list
SELECT board.slug, board.name
FROM json_each(:keys) AS wanted JOIN board ON board.slug = wanted.value
ORDER BY board.slug
