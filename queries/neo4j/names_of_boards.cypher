// What some boards are called.
// $keys the boards, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Board {slug: wanted})
RETURN n.slug, n.name ORDER BY n.slug
