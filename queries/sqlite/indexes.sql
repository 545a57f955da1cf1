-- Every index: its name, its kind, and whether it is ready.
SELECT name, CASE type WHEN 'index' THEN 'key' ELSE 'full text' END AS kind, 1
FROM sqlite_master
WHERE type = 'index' OR (type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE % USING fts5%')
ORDER BY name
