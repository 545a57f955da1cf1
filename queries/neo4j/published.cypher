// The last day of the time at which a plan says that it was published, or none.
// $plan  id of the plan
MATCH (p:Plan {id: $plan}) USING INDEX SEEK p:Plan(id) RETURN p.published
