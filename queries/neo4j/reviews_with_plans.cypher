// Every review with its label, kind and board, and the plans that answer it.
MATCH (p:Plan)-[:ANSWERS]->(v:Review)
OPTIONAL MATCH (v)-[:PUBLISHED_BY]->(b:Board)
RETURN v.id, v.label, v.kind, b.slug, p.id ORDER BY v.id, p.id
