// Facts about the library itself: revision, sample flag, encoder and time of the last change.
MATCH (f:Fact) RETURN f.name, f.value ORDER BY f.name
