// Some recommendations, whole.
// $ids their ids, as a JSON list
MATCH (r:Recommendation) USING INDEX SEEK r:Recommendation(id) WHERE r.id IN $ids RETURN r.id, r.whole ORDER BY r.id
