// Takes out a plan, and with it everything that belongs to it alone.
// $plan the plan
UNWIND $rows AS row
MATCH (p:Plan {id: row.plan}) USING INDEX SEEK p:Plan(id)
OPTIONAL MATCH (p)-[:HOLDS]->(r:Recommendation)
OPTIONAL MATCH (r)-[:HAS|POINTS]->(part)
OPTIONAL MATCH (t:Thread)-[:LEFT_OPEN_BY]->(r)
DETACH DELETE part, t, r, p
