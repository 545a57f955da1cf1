-- Number of the last change.
SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'revision'
