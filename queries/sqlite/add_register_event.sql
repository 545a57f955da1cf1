-- Appends an event to the register of recurrences.
-- :kind       what happened
-- :recurrence the recurrence it happened to
-- :members    the recommendations it is about, as a JSON list of ids
-- :others     the other recurrences it is about, as a JSON list of ids
INSERT INTO register_event (kind, recurrence, members, others) VALUES (:kind, :recurrence, :members, :others)
