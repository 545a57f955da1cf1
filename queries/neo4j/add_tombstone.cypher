// Notes that a document was taken out, without a word of it.
// $digest digest of the document
// $on_day the day
UNWIND $rows AS row
MERGE (t:Tombstone {digest: row.digest}) SET t.on_day = row.on_day
