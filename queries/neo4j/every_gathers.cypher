// Which recommendations every recurrence gathers, and how near each stands to the others.
MATCH (g:Recurrence)-[s:GATHERS]->(r:Recommendation) RETURN g.id, r.id, s.score ORDER BY g.id, r.id
