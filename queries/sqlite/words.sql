-- Recommendations whose index entry matches.
-- :match what to match, in the index's own form, already quoted
SELECT rowid FROM words WHERE words MATCH :match
