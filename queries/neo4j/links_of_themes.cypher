// The recommendations that are about some themes.
// $ids their codes, as a JSON list
MATCH (t:Theme)<-[:ABOUT]-(r:Recommendation) USING INDEX SEEK t:Theme(code) WHERE t.code IN $ids
RETURN DISTINCT t.code AS one, 'about' AS words, 'recommendation' AS kind, r.id AS other, 0 AS outward
ORDER BY one, words, kind, other, outward
