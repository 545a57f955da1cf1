// Calls each of some boards by the name that most plans and registers give, the first in the alphabet of equals.
// $slugs the boards, as a JSON list
UNWIND $rows AS row
MATCH (b:Board) USING INDEX SEEK b:Board(slug) WHERE b.slug IN row.slugs
MATCH (b)<-[:PUBLISHED_BY]-(one) WHERE (one:Plan OR one:Recommendation) AND one.board_name IS NOT NULL
WITH b, one.board_name AS name, count(*) AS times ORDER BY times DESC, name
WITH b, collect(name)[0] AS name
SET b.name = name
