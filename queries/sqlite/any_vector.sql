-- Whether any recommendation has a vector: one row if so.
SELECT 1 FROM vector LIMIT 1
