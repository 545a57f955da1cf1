// Which recommendation of some plans is about which theme.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)-[m:ABOUT]->(t:Theme)
RETURN r.id, t.code ORDER BY r.id, m.position
