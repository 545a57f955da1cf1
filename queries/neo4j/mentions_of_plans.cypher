// Which recommendation of some plans names which agency in which part.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)-[m:NAMES]->(a:Agency)
USING INDEX SEEK p:Plan(id)
UNWIND range(0, size(m.roles) - 1) AS k
RETURN r.id, a.slug, m.roles[k] ORDER BY r.id, m.position, k
