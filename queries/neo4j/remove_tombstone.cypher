// Takes a tombstone away when its document is read again on purpose.
// $digest digest of the document
UNWIND $rows AS row
MATCH (t:Tombstone {digest: row.digest}) DETACH DELETE t
