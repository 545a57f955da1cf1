// What hangs together with some recommendations; an agency's words are its part, `outward` is 1 where they come first.
// $ids their ids, as a JSON list
CALL () {
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)<-[:HOLDS]-(p:Plan)
  RETURN r.id AS one, 'holds' AS words, 'plan' AS kind, p.id AS other, 0 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)-[:PUBLISHED_BY]->(b:Board) WHERE r.board_name IS NOT NULL
  RETURN r.id AS one, 'published_by' AS words, 'board' AS kind, b.slug AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)-[m:NAMES]->(a:Agency)
  UNWIND m.roles AS part
  RETURN r.id AS one, part AS words, 'agency' AS kind, a.slug AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)-[:ABOUT]->(t:Theme)
  RETURN r.id AS one, 'about' AS words, 'theme' AS kind, t.code AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)<-[:LEFT_OPEN_BY]-(t:Thread)
  RETURN r.id AS one, 'left_open' AS words, 'thread' AS kind, t.id AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)<-[:GATHERS]-(g:Recurrence)
  RETURN r.id AS one, 'gathers' AS words, 'recurrence' AS kind, g.id AS other, 0 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)<-[:GATHERS]-(:Recurrence)-[:GATHERS]->(o:Recommendation) WHERE o <> r
  RETURN r.id AS one, 'says_the_same' AS words, 'recommendation' AS kind, o.id AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)-[:REFERS_TO]->(o:Recommendation)
  RETURN r.id AS one, 'refers_to' AS words, 'recommendation' AS kind, o.id AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)-[:REFERS_TO]->(p:Plan)
  RETURN r.id AS one, 'refers_to' AS words, 'plan' AS kind, p.id AS other, 1 AS outward
  UNION
  MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids
  MATCH (r)<-[:REFERS_TO]-(o:Recommendation)
  RETURN r.id AS one, 'refers_to' AS words, 'recommendation' AS kind, o.id AS other, 0 AS outward
}
RETURN DISTINCT one, words, kind, other, outward ORDER BY one, words, kind, other, outward
