// How plans name an agency: its full name with the words as written, each pair with how often.
// $agency slug of the agency
MATCH (:Recommendation)-[m:NAMES]->(a:Agency {slug: $agency}) USING INDEX SEEK a:Agency(slug)
RETURN m.name, m.surface, count(*) ORDER BY m.name, m.surface
