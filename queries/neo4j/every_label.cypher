// The printed label of every recommendation, by plan.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation) RETURN p.id, r.id, r.label ORDER BY p.id, r.position
