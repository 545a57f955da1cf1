// Says what a reference means in this library; both null where it is not here.
// $recommendation the recommendation whose words point
// $position       the place of the reference among its references
// $plan           the plan that is meant
// $other          the recommendation that is meant
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation})-[:POINTS]->(f:Reference {position: row.position})
USING INDEX SEEK r:Recommendation(id)
OPTIONAL MATCH (r)-[old:REFERS_TO {position: row.position}]->()
DELETE old
SET f.plan = row.plan
WITH r, f, row
OPTIONAL MATCH (o:Recommendation {id: row.other}) USING INDEX SEEK o:Recommendation(id)
OPTIONAL MATCH (p:Plan {id: row.plan}) USING INDEX SEEK p:Plan(id) WHERE row.other IS NULL
FOREACH (one IN CASE WHEN o IS NULL THEN [] ELSE [o] END |
         CREATE (r)-[:REFERS_TO {position: row.position, quote: f.quote, words: f.words}]->(one))
FOREACH (one IN CASE WHEN p IS NULL THEN [] ELSE [p] END |
         CREATE (r)-[:REFERS_TO {position: row.position, quote: f.quote, words: f.words}]->(one))
