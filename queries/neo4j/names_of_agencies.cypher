// What some agencies are called.
// $keys the agencies, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Agency {slug: wanted})
RETURN n.slug, n.name ORDER BY n.slug
