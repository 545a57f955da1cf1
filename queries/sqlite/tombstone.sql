-- The day on which a document was taken out of the library.
-- :digest digest of the document
SELECT on_day FROM tombstone WHERE digest = :digest
