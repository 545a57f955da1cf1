-- Calls each of some reviews by the label that most plans give, the first in the alphabet of equals.
-- :ids the reviews, as a JSON list
UPDATE review SET label = (
    SELECT plan.review_label FROM plan WHERE plan.review = review.id
    GROUP BY plan.review_label ORDER BY COUNT(*) DESC, plan.review_label LIMIT 1
)
WHERE id IN (SELECT value FROM json_each(:ids))
