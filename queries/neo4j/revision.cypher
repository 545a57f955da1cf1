// Number of the last change.
MATCH (f:Fact {name: 'revision'}) RETURN toInteger(f.value)
