-- Every agency with its name.
SELECT slug, name FROM agency ORDER BY slug
