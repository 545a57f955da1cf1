// Every index: its name, its kind, and whether it is ready.
SHOW INDEXES YIELD name, type, state
RETURN name, CASE type WHEN 'FULLTEXT' THEN 'full text' WHEN 'VECTOR' THEN 'vector' ELSE 'key' END AS kind,
       state = 'ONLINE' AS ready
ORDER BY name
