// Which recommendation of some plans is about which theme.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)-[m:ABOUT]->(t:Theme)
USING INDEX SEEK p:Plan(id)
RETURN r.id, t.code ORDER BY r.id, m.position
