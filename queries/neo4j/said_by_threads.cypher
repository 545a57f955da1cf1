// The loose ends of some plans, each with its plan, the words of its ask as a key, what it says and of which action.
// $plans their ids, as a JSON list
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)<-[:LEFT_OPEN_BY]-(t:Thread) USING INDEX SEEK p:Plan(id) WHERE p.id IN $plans
OPTIONAL MATCH (t)-[:LEFT_OPEN_BY]->(s:Action) WHERE t.step IS NOT NULL
RETURN t.id, p.id, r.wording, t.kind, t.quote, t.step, s.text ORDER BY t.id
