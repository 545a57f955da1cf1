// The loose ends of some plans, each with its recommendation and kind, in the order of each recommendation.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)<-[:LEFT_OPEN_BY]-(t:Thread)
USING INDEX SEEK p:Plan(id)
RETURN r.id, t.id, t.kind ORDER BY r.id, t.position
