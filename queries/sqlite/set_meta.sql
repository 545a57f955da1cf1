-- Notes one fact about the library itself.
-- :name  what it is called
-- :value what it is
INSERT INTO meta (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
