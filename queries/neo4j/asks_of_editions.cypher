// The recommendations of some plans: plan, its day, words of the ask as a key, label; a row for each action's words.
// $plans their ids, as a JSON list
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation) USING INDEX SEEK p:Plan(id) WHERE p.id IN $plans
OPTIONAL MATCH (r)-[:HAS]->(s:Action)
RETURN r.id, p.id, p.dated, r.wording, r.label, s.text, CASE WHEN s IS NULL THEN 0 ELSE 1 END ORDER BY r.id, s.position
