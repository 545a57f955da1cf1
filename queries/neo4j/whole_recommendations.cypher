// The recommendations of one plan in the order of the document.
// $plan the plan
MATCH (:Plan {id: $plan})-[:HOLDS]->(r:Recommendation) RETURN r.whole ORDER BY r.position, r.id
