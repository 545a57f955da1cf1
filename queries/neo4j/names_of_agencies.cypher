// What some agencies are called.
// $keys the agencies, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Agency {slug: wanted})
USING INDEX SEEK n:Agency(slug)
RETURN n.slug, n.name ORDER BY n.slug
