// The ids of all recurrences.
MATCH (g:Recurrence) RETURN g.id ORDER BY g.id
