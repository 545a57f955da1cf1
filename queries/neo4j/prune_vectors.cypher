// Drops vectors that belong to no recommendation any more.
UNWIND $rows AS row
MATCH (v:CachedVector) WHERE NOT EXISTS { (v)<-[:HAS_VECTOR]-() }
DETACH DELETE v
