// Some recommendations as entries of a list.
// $ids their ids, as a JSON list
MATCH (r:Recommendation) WHERE r.id IN $ids RETURN r.id, r.card ORDER BY r.id
