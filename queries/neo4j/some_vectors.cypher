// The vectors of some recommendations.
// $ids their ids, as a JSON list
UNWIND $ids AS wanted
MATCH (r:Recommendation {id: wanted})-[:HAS_VECTOR]->(v:CachedVector)
USING INDEX SEEK r:Recommendation(id)
RETURN r.id, v.data ORDER BY r.id
