// Says which vector is a recommendation's.
// $recommendation the recommendation
// $key            what the vector is kept under
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}), (v:CachedVector {key: row.key})
USING INDEX SEEK r:Recommendation(id)
USING INDEX SEEK v:CachedVector(key)
CREATE (r)-[:HAS_VECTOR]->(v)
SET r.vector = v.numbers
