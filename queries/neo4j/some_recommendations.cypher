// Some recommendations, whole.
// $ids their ids, as a JSON list
MATCH (r:Recommendation) WHERE r.id IN $ids RETURN r.id, r.whole ORDER BY r.id
