-- Every recurrence with its name and the reason why its members belong together.
SELECT id, name, reason FROM recurrence ORDER BY id
