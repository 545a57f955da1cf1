// Adds a review that may be there already.
// $id    board, kind and label in one
// $label its label
// $kind  code of its kind
// $board slug of the board that publishes it, or none
UNWIND $rows AS row
MERGE (v:Review {id: row.id})
ON CREATE SET v.label = row.label, v.kind = row.kind, v.new = true
WITH v, row
OPTIONAL MATCH (b:Board {slug: row.board}) USING INDEX SEEK b:Board(slug)
FOREACH (one IN CASE WHEN b IS NULL OR v.new IS NULL THEN [] ELSE [b] END | CREATE (v)-[:PUBLISHED_BY]->(one))
REMOVE v.new
