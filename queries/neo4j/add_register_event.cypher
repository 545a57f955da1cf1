// Appends an event to the register of recurrences.
// $kind       what happened
// $recurrence the recurrence it happened to
// $members    the recommendations it is about, as JSON
// $others     the other recurrences it is about, as JSON
UNWIND $rows AS row
MATCH (c:Counter {name: 'register_event'})
SET c.value = c.value + 1
CREATE (:RegisterEvent {n: c.value, kind: row.kind, recurrence: row.recurrence, members: row.members,
                        others: row.others})
