-- Drops reviews that no plan answers any more.
DELETE FROM review WHERE NOT EXISTS (SELECT 1 FROM plan WHERE plan.review = review.id)
