// Counts one more change, so that whoever remembers answers drops them.
UNWIND $rows AS row
MATCH (f:Fact {name: 'revision'}) SET f.value = toString(toInteger(f.value) + 1)
