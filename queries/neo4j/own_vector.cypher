// The vector of one recommendation.
// $recommendation its id
MATCH (r:Recommendation {id: $recommendation})-[:HAS_VECTOR]->(v:CachedVector)
USING INDEX SEEK r:Recommendation(id)
RETURN v.data
