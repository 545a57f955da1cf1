// What some reviews are called.
// $keys the reviews, as a JSON list
UNWIND $keys AS wanted
MATCH (n:Review {id: wanted})
USING INDEX SEEK n:Review(id)
RETURN n.id, n.label ORDER BY n.id
