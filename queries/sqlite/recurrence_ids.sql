-- The ids of all recurrences.
SELECT id FROM recurrence ORDER BY id
