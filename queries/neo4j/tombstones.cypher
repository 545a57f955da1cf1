// Every document that was taken out, with the day.
MATCH (t:Tombstone) RETURN t.digest, t.on_day ORDER BY t.digest
