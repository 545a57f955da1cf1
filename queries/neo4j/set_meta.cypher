// Notes one fact about the library itself.
// $name  what it is called
// $value what it is
UNWIND $rows AS row
MERGE (f:Fact {name: row.name}) SET f.value = row.value
