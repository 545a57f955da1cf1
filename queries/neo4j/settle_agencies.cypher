// Calls each of some agencies by the full name that most mentions give, the first in the alphabet of equals.
// $slugs the agencies, as a JSON list
UNWIND $rows AS row
MATCH (a:Agency) USING INDEX SEEK a:Agency(slug) WHERE a.slug IN row.slugs
MATCH (a)<-[m:NAMES]-()
WITH a, m.name AS name, count(*) AS times ORDER BY times DESC, name
WITH a, collect(name)[0] AS name
SET a.name = name
