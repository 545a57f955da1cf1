// Drops boards that publish nothing any more.
UNWIND $rows AS row
MATCH (b:Board) WHERE NOT EXISTS { (b)<-[:PUBLISHED_BY]-() }
DETACH DELETE b
