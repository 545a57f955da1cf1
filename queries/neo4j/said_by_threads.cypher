// The loose ends of some plans, each with its plan, the words of its ask as a key, and what it says.
// $plans their ids, as a JSON list
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)<-[:LEFT_OPEN_BY]-(t:Thread) USING INDEX SEEK p:Plan(id) WHERE p.id IN $plans
RETURN t.id, p.id, r.wording, t.kind, t.quote, t.step ORDER BY t.id
