// Whether any recommendation has a vector: one row if so.
MATCH (:Recommendation)-[:HAS_VECTOR]->() RETURN 1 LIMIT 1
