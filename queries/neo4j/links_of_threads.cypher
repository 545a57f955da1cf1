// The recommendations that left some threads open.
// $ids their ids, as a JSON list
MATCH (t:Thread)-[:LEFT_OPEN_BY]->(r:Recommendation) USING INDEX SEEK t:Thread(id) WHERE t.id IN $ids
RETURN t.id AS one, 'left_open' AS words, 'recommendation' AS kind, r.id AS other, 0 AS outward
ORDER BY one, words, kind, other, outward
