// The vectors of the recommendations of a plan, each with what it is kept under.
// $plan the plan
MATCH (plan:Plan {id: $plan})-[:HOLDS]->(r:Recommendation)-[:HAS_VECTOR]->(v:CachedVector)
USING INDEX SEEK plan:Plan(id)
RETURN r.id, v.key, v.data ORDER BY r.id
