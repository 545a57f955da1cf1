-- Every event of the register of recurrences, oldest first.
SELECT kind, recurrence, members, others FROM register_event ORDER BY n
