// Some loose ends with their recommendation, their action and the day the plan was published.
// $ids their ids, as a JSON list
MATCH (t:Thread)-[:LEFT_OPEN_BY]->(r:Recommendation)<-[:HOLDS]-(p:Plan) USING INDEX SEEK t:Thread(id) WHERE t.id IN $ids
OPTIONAL MATCH (t)-[:LEFT_OPEN_BY]->(s:Action)
RETURN t.id, r.card, t.kind, t.quote, t.step, s.text, s.timescale_raw, s.due, s.status, p.published, t.places
ORDER BY t.id
