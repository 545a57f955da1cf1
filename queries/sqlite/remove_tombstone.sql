-- Takes a tombstone away when its document is read again on purpose.
-- :digest digest of the document
DELETE FROM tombstone WHERE digest = :digest
