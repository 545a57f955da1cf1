// What tells whose voice each recommendation is of the plans that word any ask as one plan does, that plan too.
// $plan the plan
MATCH (plan:Plan {id: $plan})-[:HOLDS]->(mine:Recommendation)
USING INDEX SEEK plan:Plan(id)
MATCH (other:Recommendation {wording: mine.wording})<-[:HOLDS]-(p:Plan) USING INDEX SEEK other:Recommendation(wording)
WITH DISTINCT p
MATCH (p)-[:HOLDS]->(r:Recommendation)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
RETURN r.wording, p.id, b.slug, w.id, r.own_review, p.file ORDER BY r.id
