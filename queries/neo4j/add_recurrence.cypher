// Adds a recurrence.
// $id     its lasting id
// $name   what a person would call it
// $reason why its members belong together
UNWIND $rows AS row
CREATE (:Recurrence {id: row.id, name: row.name, reason: row.reason})
