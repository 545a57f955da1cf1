// Adds a theme that may be there already.
// $code its code in the scheme
UNWIND $rows AS row
MERGE (:Theme {code: row.code})
