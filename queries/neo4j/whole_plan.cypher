// One plan without its recommendations.
// $plan the plan
MATCH (p:Plan {id: $plan}) USING INDEX SEEK p:Plan(id) RETURN p.whole
