// The day on which a document was taken out of the library.
// $digest digest of the document
MATCH (t:Tombstone {digest: $digest}) RETURN t.on_day
