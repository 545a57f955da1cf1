-- Says which vector is a recommendation's.
-- :recommendation the recommendation
-- :key            what the vector is kept under
INSERT INTO vector (recommendation, key) VALUES (:recommendation, :key)
