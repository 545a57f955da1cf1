// What some reviews are called.
// $keys the reviews, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Review {id: wanted})
RETURN n.id, n.label ORDER BY n.id
