// Every member of a recurrence, nearest first, with what tells whose voice it is, the year and the status.
MATCH (g:Recurrence)-[s:GATHERS]->(r:Recommendation)<-[:HOLDS]-(p:Plan)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN g.id, r.id, s.score, r.wording, p.id, b.slug, w.id, r.own_review, p.year, r.status
ORDER BY g.id, s.score DESC, r.id
