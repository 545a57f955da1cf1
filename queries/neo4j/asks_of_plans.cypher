// What the recommendations of some plans can be picked by, and whether each has a vector; in the order of each plan.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})-[:HOLDS]->(r:Recommendation)
USING INDEX SEEK p:Plan(id)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN p.id, r.n, r.id, b.slug, w.kind, p.year, r.status, CASE WHEN EXISTS { (r)-[:HAS_VECTOR]->() } THEN 'yes' END
ORDER BY p.id, r.position, r.id
