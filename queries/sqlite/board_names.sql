-- Every board with its name.
SELECT slug, name FROM board ORDER BY slug
