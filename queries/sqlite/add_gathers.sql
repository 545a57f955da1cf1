-- Says that a recurrence gathers a recommendation.
-- :recurrence     the recurrence
-- :recommendation the recommendation
-- :score          how near it stands to the others
INSERT INTO gathers (recurrence, recommendation, score) VALUES (:recurrence, :recommendation, :score)
