// Which recommendation is about which theme.
MATCH (r:Recommendation)-[m:ABOUT]->(t:Theme) RETURN r.id, t.code ORDER BY r.id, m.position
