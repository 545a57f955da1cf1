-- The mentions of an agency by some recommendations: the words and the part it has.
-- :agency slug of the agency
-- :ids    ids of the recommendations, as a JSON list
SELECT recommendation, position, name, surface, role, roles, basis, column_role, cell
FROM names
WHERE agency = :agency AND recommendation IN (SELECT value FROM json_each(:ids))
ORDER BY recommendation, position
