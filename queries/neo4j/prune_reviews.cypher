// Drops reviews that no plan answers any more.
UNWIND $rows AS row
MATCH (v:Review) WHERE NOT EXISTS { (v)<-[:ANSWERS]-() }
DETACH DELETE v
