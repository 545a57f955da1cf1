// Every recommendation that has a vector, with its words, what tells whose voice it is, and the vector.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)-[:HAS_VECTOR]->(v:CachedVector)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN r.id, r.wording, p.id, b.slug, w.id, r.own_review, r.text, r.objective, v.data ORDER BY r.id
