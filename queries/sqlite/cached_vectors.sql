-- The kept vectors among some keys.
-- :keys the keys, as a JSON list
SELECT key, data FROM vector_cache WHERE key IN (SELECT value FROM json_each(:keys)) ORDER BY key
