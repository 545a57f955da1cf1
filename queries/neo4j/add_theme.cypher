// Adds a theme that may be there already.
// $code its code in the scheme
UNWIND $rows AS row
MERGE (t:Theme {code: row.code})
