-- Drops vectors that belong to no recommendation any more.
DELETE FROM vector_cache WHERE NOT EXISTS (SELECT 1 FROM vector WHERE vector.key = vector_cache.key)
