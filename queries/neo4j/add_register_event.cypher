// Appends an event to the register of recurrences.
// $kind       what happened
// $recurrence the recurrence it happened to
// $members    the recommendations it is about, as JSON
// $others     the other recurrences it is about, as JSON
MATCH (c:Counter {name: 'register_event'}) USING INDEX SEEK c:Counter(name)
WITH c, c.value AS before
SET c.value = before + size($rows)
WITH before
UNWIND range(1, size($rows)) AS at
WITH before + at AS n, $rows[at - 1] AS row
CREATE (:RegisterEvent {n: n, kind: row.kind, recurrence: row.recurrence, members: row.members, others: row.others})
