// Every recurrence with its name and the reason why its members belong together.
MATCH (g:Recurrence) RETURN g.id, g.name, g.reason ORDER BY g.id
