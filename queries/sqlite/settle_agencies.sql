-- Calls each of some agencies by the full name that most mentions give, the first in the alphabet of equals.
-- :slugs the agencies, as a JSON list
UPDATE agency SET name = (
    SELECT names.name FROM names WHERE names.agency = agency.slug
    GROUP BY names.name ORDER BY COUNT(*) DESC, names.name LIMIT 1
)
WHERE slug IN (SELECT value FROM json_each(:slugs))
