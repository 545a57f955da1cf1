// Every loose end with its recommendation and kind, in the order of each recommendation.
MATCH (t:Thread)-[:LEFT_OPEN_BY]->(r:Recommendation) RETURN r.id, t.id, t.kind ORDER BY r.id, t.position
