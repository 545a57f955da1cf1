// The vectors of the recommendations of a plan, each with what it is kept under.
// $plan the plan
MATCH (:Plan {id: $plan})-[:HOLDS]->(r:Recommendation)-[:HAS_VECTOR]->(v:CachedVector)
RETURN r.id, v.key, v.data ORDER BY r.id
