// Adds a loose end of a recommendation.
// $id             recommendation and position in one
// $recommendation what left it open
// $action         the action that left it open, or none
// $position       its place among the threads of the recommendation, from 0
// $kind           its kind
// $quote          the words that show it, or none
// $step           number of the action it is read from, or none
// $places         where the words stand, as JSON
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}) USING INDEX SEEK r:Recommendation(id)
CREATE (t:Thread {id: row.id, position: row.position, kind: row.kind, quote: row.quote, step: row.step,
                  places: row.places})-[:LEFT_OPEN_BY]->(r)
WITH t, row
OPTIONAL MATCH (s:Action {id: row.action}) USING INDEX SEEK s:Action(id)
FOREACH (one IN CASE WHEN s IS NULL THEN [] ELSE [s] END | CREATE (t)-[:LEFT_OPEN_BY]->(one))
