-- Takes out all recurrences; what the register says of them stays.
DELETE FROM recurrence
