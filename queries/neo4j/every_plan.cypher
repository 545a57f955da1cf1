// Every plan as a line of a list, with the slug of its board; newest first, undated last.
MATCH (p:Plan)
OPTIONAL MATCH (p)-[:PUBLISHED_BY]->(b:Board)
RETURN p.id, b.slug, p.summary ORDER BY p.dated IS NULL, p.dated DESC, p.title, p.id
