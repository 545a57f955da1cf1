-- Every document that was taken out, with the day.
SELECT digest, on_day FROM tombstone ORDER BY digest
