// Drops themes that nothing is about any more.
UNWIND $rows AS row
MATCH (t:Theme) WHERE NOT EXISTS { (t)<-[:ABOUT]-() }
DETACH DELETE t
