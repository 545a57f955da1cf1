-- How plans name an agency: its full name with the words as written, each pair with how often.
-- :agency slug of the agency
SELECT name, surface, COUNT(*) FROM names WHERE agency = :agency GROUP BY name, surface ORDER BY name, surface
