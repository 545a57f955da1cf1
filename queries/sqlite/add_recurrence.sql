-- Adds a recurrence.
-- :id     its lasting id
-- :name   what a person would call it
-- :reason why its members belong together
INSERT INTO recurrence (id, name, reason) VALUES (:id, :name, :reason)
