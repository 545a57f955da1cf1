// What recurs within one board: the groups that gather recommendations of several of its reviews, widest first.
// $board slug of the board
MATCH (b:Board {slug: $board})<-[:PUBLISHED_BY]-(r:Recommendation)<-[:GATHERS]-(g:Recurrence)
USING INDEX SEEK b:Board(slug)
MATCH (p:Plan)-[:HOLDS]->(r)
OPTIONAL MATCH (p)-[:ANSWERS]->(v:Review)
WITH g, count(DISTINCT r.id) AS items, count(DISTINCT coalesce(v.id, p.id)) AS reviews, min(p.year) AS first,
     max(p.year) AS latest
WHERE reviews > 1
RETURN g.id, g.name, items, reviews, first, latest ORDER BY reviews DESC, items DESC, g.id
