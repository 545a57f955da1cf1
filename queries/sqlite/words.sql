-- Recommendations in whose index entry some stems stand side by side.
-- :field  the field of the index
-- :phrase the stems, with a space between
-- :open   whether the last one may be the beginning of a word
SELECT rowid FROM words WHERE words MATCH :field || ' : "' || :phrase || '"' || CASE WHEN :open THEN '*' ELSE '' END
