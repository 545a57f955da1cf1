// The vectors of the recommendations of some plans.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)-[:HAS_VECTOR]->(v:CachedVector)
USING INDEX SEEK p:Plan(id)
RETURN r.id, v.data ORDER BY r.id
