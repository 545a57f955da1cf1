-- Notes that a document was taken out, without a word of it.
-- :digest digest of the document
-- :on_day the day
INSERT INTO tombstone (digest, on_day) VALUES (:digest, :on_day)
ON CONFLICT (digest) DO UPDATE SET on_day = excluded.on_day
