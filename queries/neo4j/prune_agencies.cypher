// Drops agencies that nothing names any more.
UNWIND $rows AS row
MATCH (a:Agency) WHERE NOT EXISTS { (a)<-[:NAMES]-() }
DETACH DELETE a
