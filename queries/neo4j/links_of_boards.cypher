// What some boards published: plans, reviews, and recommendations that name another board than their plan does.
// $ids their slugs, as a JSON list
CALL () {
  MATCH (b:Board)<-[:PUBLISHED_BY]-(p:Plan) USING INDEX SEEK b:Board(slug) WHERE b.slug IN $ids
  RETURN b.slug AS one, 'published_by' AS words, 'plan' AS kind, p.id AS other, 0 AS outward
  UNION
  MATCH (b:Board)<-[:PUBLISHED_BY]-(v:Review) USING INDEX SEEK b:Board(slug) WHERE b.slug IN $ids
  RETURN b.slug AS one, 'published_by' AS words, 'review' AS kind, v.id AS other, 0 AS outward
  UNION
  MATCH (b:Board)<-[:PUBLISHED_BY]-(r:Recommendation)
  USING INDEX SEEK b:Board(slug)
  WHERE b.slug IN $ids AND r.board_name IS NOT NULL
  RETURN b.slug AS one, 'published_by' AS words, 'recommendation' AS kind, r.id AS other, 0 AS outward
}
RETURN DISTINCT one, words, kind, other, outward ORDER BY one, words, kind, other, outward
