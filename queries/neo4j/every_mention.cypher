// Which recommendation names which agency in which part.
MATCH (r:Recommendation)-[m:NAMES]->(a:Agency)
UNWIND range(0, size(m.roles) - 1) AS k
RETURN r.id, a.slug, m.roles[k] ORDER BY r.id, m.position, k
