// The day on which a document was taken out of the library.
// $digest digest of the document
MATCH (t:Tombstone {digest: $digest}) USING INDEX SEEK t:Tombstone(digest) RETURN t.on_day
