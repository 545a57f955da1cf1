// The names of some recurrences.
// $ids their ids, as a JSON list
MATCH (g:Recurrence) USING INDEX SEEK g:Recurrence(id) WHERE g.id IN $ids RETURN g.id, g.name ORDER BY g.id
