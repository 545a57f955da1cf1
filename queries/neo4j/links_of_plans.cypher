// What hangs together with some plans: its board, its review and what it holds; `outward` is 1 where the plan comes first.
// $ids their ids, as a JSON list
CALL () {
  MATCH (p:Plan)-[:PUBLISHED_BY]->(b:Board) USING INDEX SEEK p:Plan(id) WHERE p.id IN $ids
  RETURN p.id AS one, 'published_by' AS words, 'board' AS kind, b.slug AS other, 1 AS outward
  UNION
  MATCH (p:Plan)-[:ANSWERS]->(v:Review) USING INDEX SEEK p:Plan(id) WHERE p.id IN $ids
  RETURN p.id AS one, 'answers' AS words, 'review' AS kind, v.id AS other, 1 AS outward
  UNION
  MATCH (p:Plan)-[:HOLDS]->(r:Recommendation) USING INDEX SEEK p:Plan(id) WHERE p.id IN $ids
  RETURN p.id AS one, 'holds' AS words, 'recommendation' AS kind, r.id AS other, 1 AS outward
  UNION
  MATCH (p:Plan)<-[:REFERS_TO]-(r:Recommendation) USING INDEX SEEK p:Plan(id) WHERE p.id IN $ids
  RETURN p.id AS one, 'refers_to' AS words, 'recommendation' AS kind, r.id AS other, 0 AS outward
}
RETURN DISTINCT one, words, kind, other, outward ORDER BY one, words, kind, other, outward
