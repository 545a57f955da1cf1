// Adds an agency that may be there already.
// $slug its name in addresses
// $name its full name as this plan gives it
UNWIND $rows AS row
MERGE (a:Agency {slug: row.slug}) ON CREATE SET a.name = row.name
