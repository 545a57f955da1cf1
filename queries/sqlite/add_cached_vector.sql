-- Keeps a vector that may be kept already.
-- :key  hash of the text and the encoder
-- :data the vector in its stored form
INSERT INTO vector_cache (key, data) VALUES (:key, :data) ON CONFLICT (key) DO UPDATE SET data = excluded.data
