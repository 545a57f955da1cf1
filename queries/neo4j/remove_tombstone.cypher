// Takes a tombstone away when its document is read again on purpose.
// $digest digest of the document
UNWIND $rows AS row
MATCH (t:Tombstone {digest: row.digest}) USING INDEX SEEK t:Tombstone(digest) DETACH DELETE t
