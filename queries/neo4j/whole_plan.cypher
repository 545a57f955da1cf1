// One plan without its recommendations.
// $plan the plan
MATCH (p:Plan {id: $plan}) RETURN p.whole
