// Every reference with the plan it stands in, the plan and recommendation it was last found to mean, and its words.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)-[:POINTS]->(f:Reference)
OPTIONAL MATCH (r)-[:REFERS_TO {position: f.position}]->(o:Recommendation)
RETURN r.id, f.position, p.id, f.plan, o.id, f.words, f.pointer ORDER BY r.id, f.position
