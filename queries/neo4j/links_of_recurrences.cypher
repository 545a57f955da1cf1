// The recommendations that some recurrences gather.
// $ids their ids, as a JSON list
MATCH (g:Recurrence)-[:GATHERS]->(r:Recommendation) USING INDEX SEEK g:Recurrence(id) WHERE g.id IN $ids
RETURN DISTINCT g.id AS one, 'gathers' AS words, 'recommendation' AS kind, r.id AS other, 1 AS outward
ORDER BY one, words, kind, other, outward
