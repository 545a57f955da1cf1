// The kept vectors among some keys.
// $keys the keys, as a JSON list
MATCH (v:CachedVector) USING INDEX SEEK v:CachedVector(key) WHERE v.key IN $keys RETURN v.key, v.data ORDER BY v.key
