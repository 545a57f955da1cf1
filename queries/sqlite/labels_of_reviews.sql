-- What some reviews are called.
-- :keys the reviews, as a JSON list
SELECT review.id, review.label
FROM json_each(:keys) AS wanted JOIN review ON review.id = wanted.value
ORDER BY review.id
