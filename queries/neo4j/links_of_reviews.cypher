// What hangs together with some reviews: the plans that answer them, and the board that published them.
// $ids their ids, as a JSON list
CALL () {
  MATCH (v:Review)<-[:ANSWERS]-(p:Plan) USING INDEX SEEK v:Review(id) WHERE v.id IN $ids
  RETURN v.id AS one, 'answers' AS words, 'plan' AS kind, p.id AS other, 0 AS outward
  UNION
  MATCH (v:Review)-[:PUBLISHED_BY]->(b:Board) USING INDEX SEEK v:Review(id) WHERE v.id IN $ids
  RETURN v.id AS one, 'published_by' AS words, 'board' AS kind, b.slug AS other, 1 AS outward
}
RETURN DISTINCT one, words, kind, other, outward ORDER BY one, words, kind, other, outward
