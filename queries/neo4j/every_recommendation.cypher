// What every recommendation can be picked by; newest plan first, undated last, then as in the document.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN r.n, r.id, p.id, b.slug, w.kind, p.year, r.status
ORDER BY p.dated IS NULL, p.dated DESC, p.title, p.id, r.position, r.id
