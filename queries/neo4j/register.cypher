// Every event of the register of recurrences, oldest first.
MATCH (e:RegisterEvent) RETURN e.kind, e.recurrence, e.members, e.others ORDER BY e.n
