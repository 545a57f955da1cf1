// Says which agency leads an action.
// $action the action
// $agency slug of the agency
UNWIND $rows AS row
MATCH (s:Action {id: row.action}), (a:Agency {slug: row.agency})
USING INDEX SEEK s:Action(id)
USING INDEX SEEK a:Agency(slug)
CREATE (s)-[:LED_BY]->(a)
