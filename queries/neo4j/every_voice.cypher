// What tells whose voice every recommendation is that can be compared, and the words of its ask as a key.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation) WHERE EXISTS { (r)-[:HAS_VECTOR]->() }
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN r.wording, p.id, b.slug, w.id, r.own_review ORDER BY r.id
