// What is known of one plan: hash of its content.
// $plan the plan
MATCH (p:Plan {id: $plan}) USING INDEX SEEK p:Plan(id) RETURN p.content
