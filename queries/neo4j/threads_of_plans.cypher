// The loose ends of some plans, each with its recommendation and kind, in the order of each recommendation.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)<-[:LEFT_OPEN_BY]-(t:Thread)
RETURN r.id, t.id, t.kind ORDER BY r.id, t.position
