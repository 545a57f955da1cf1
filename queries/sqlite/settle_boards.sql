-- Calls each of some boards by the name that most plans and registers give, the first in the alphabet of equals.
-- :slugs the boards, as a JSON list
UPDATE board SET name = (
    SELECT name FROM (
        SELECT plan.board_name AS name FROM plan WHERE plan.board = board.slug
        UNION ALL
        SELECT recommendation.board_name FROM recommendation
        WHERE recommendation.board = board.slug AND recommendation.board_name IS NOT NULL
    )
    GROUP BY name ORDER BY COUNT(*) DESC, name LIMIT 1
)
WHERE slug IN (SELECT value FROM json_each(:slugs))
