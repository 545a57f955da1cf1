// The vector of every recommendation that has one.
MATCH (r:Recommendation)-[:HAS_VECTOR]->(v:CachedVector) RETURN r.id, v.data ORDER BY r.id
