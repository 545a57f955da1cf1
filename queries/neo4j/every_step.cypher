// The words of every action, by recommendation, in the order of its plan.
MATCH (r:Recommendation)-[:HAS]->(s:Action) WHERE s.text <> ''
RETURN r.id, s.text ORDER BY r.id, s.position
