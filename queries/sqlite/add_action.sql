-- Adds an action of a recommendation.
-- :id             recommendation and position in one
-- :recommendation its recommendation
-- :position       its place among the actions, from 0
-- :text           what is to be done, or none
-- :status         status to show
-- :timescale_raw  time as written, or none
-- :due            last day of the stated time, or none
INSERT INTO action (id, recommendation, position, text, status, timescale_raw, due)
VALUES (:id, :recommendation, :position, :text, :status, :timescale_raw, :due)
