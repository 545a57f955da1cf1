-- Every mention of an agency: the recommendation, the words and the part it has.
-- :agency slug of the agency
SELECT recommendation, position, name, surface, role, roles, basis, column_role, cell
FROM names WHERE agency = :agency ORDER BY recommendation, position
