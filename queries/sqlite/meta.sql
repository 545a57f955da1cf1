-- Facts about the library itself: revision, sample flag, encoder and time of the last change.
SELECT name, value FROM meta ORDER BY name
