// The recommendations of one plan in the order of the document.
// $plan the plan
MATCH (plan:Plan {id: $plan})-[:HOLDS]->(r:Recommendation)
USING INDEX SEEK plan:Plan(id)
RETURN r.whole ORDER BY r.position, r.id
