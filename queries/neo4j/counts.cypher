// How many things of each class the library holds.
RETURN COUNT { MATCH (:Plan) }, COUNT { MATCH (:Board) }, COUNT { MATCH (:Recommendation) },
       COUNT { MATCH (:Action) }, COUNT { MATCH (:Thread) }, COUNT { MATCH (:Agency) },
       COUNT { MATCH (:Recommendation)-[:HAS_VECTOR]->() }
