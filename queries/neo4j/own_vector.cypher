// The vector of one recommendation.
// $recommendation its id
MATCH (:Recommendation {id: $recommendation})-[:HAS_VECTOR]->(v:CachedVector) RETURN v.data
