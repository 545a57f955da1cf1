// What hangs together with some agencies: recommendations that name them in a part, and their former and later selves.
// $ids their slugs, as a JSON list
CALL () {
  MATCH (a:Agency)<-[m:NAMES]-(r:Recommendation) USING INDEX SEEK a:Agency(slug) WHERE a.slug IN $ids
  UNWIND m.roles AS part
  RETURN a.slug AS one, part AS words, 'recommendation' AS kind, r.id AS other, 0 AS outward
  UNION
  MATCH (a:Agency)-[:SUCCEEDED_BY]->(b:Agency) USING INDEX SEEK a:Agency(slug) WHERE a.slug IN $ids
  RETURN a.slug AS one, 'succeeded_by' AS words, 'agency' AS kind, b.slug AS other, 1 AS outward
  UNION
  MATCH (a:Agency)<-[:SUCCEEDED_BY]-(b:Agency) USING INDEX SEEK a:Agency(slug) WHERE a.slug IN $ids
  RETURN a.slug AS one, 'succeeded_by' AS words, 'agency' AS kind, b.slug AS other, 0 AS outward
}
RETURN DISTINCT one, words, kind, other, outward ORDER BY one, words, kind, other, outward
