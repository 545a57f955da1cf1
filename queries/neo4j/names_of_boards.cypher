// What some boards are called.
// $keys the boards, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Board {slug: wanted})
USING INDEX SEEK n:Board(slug)
RETURN n.slug, n.name ORDER BY n.slug
