// Adds an action of a recommendation.
// $id             recommendation and position in one
// $recommendation its recommendation
// $position       its place among the actions, from 0
// $text           what is to be done, or none
// $status         status to show
// $timescale_raw  time as written, or none
// $due            last day of the stated time, or none
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}) USING INDEX SEEK r:Recommendation(id)
CREATE (r)-[:HAS]->(:Action {id: row.id, position: row.position, text: row.text, status: row.status,
                             timescale_raw: row.timescale_raw, due: row.due})
