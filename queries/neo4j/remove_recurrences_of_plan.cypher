// Takes out the recurrences that a plan has a part in, whose names may hold its words.
// $plan the plan
UNWIND $rows AS row
MATCH (plan:Plan {id: row.plan})-[:HOLDS]->(:Recommendation)<-[:GATHERS]-(g:Recurrence)
USING INDEX SEEK plan:Plan(id)
WITH DISTINCT g
DETACH DELETE g
