// The names of some recurrences.
// $ids their ids, as a JSON list
MATCH (g:Recurrence) WHERE g.id IN $ids RETURN g.id, g.name ORDER BY g.id
