// Adds a board that may be there already.
// $slug its name in addresses
// $name its name as this plan states it
UNWIND $rows AS row
MERGE (b:Board {slug: row.slug}) ON CREATE SET b.name = row.name
