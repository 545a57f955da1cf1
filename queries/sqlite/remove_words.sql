-- Takes the recommendations of a plan out of the word index.
-- :plan the plan
DELETE FROM words WHERE rowid IN (SELECT n FROM recommendation WHERE plan = :plan)
