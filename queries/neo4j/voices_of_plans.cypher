// What tells whose voice every recommendation of some plans is, and the words of its ask as a key.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)
USING INDEX SEEK p:Plan(id)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN r.wording, p.id, b.slug, w.id, r.own_review ORDER BY r.id
