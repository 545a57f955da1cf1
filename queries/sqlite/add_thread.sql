-- Adds a loose end of a recommendation.
-- :id             recommendation and position in one
-- :recommendation what left it open
-- :action         the action that left it open, or none
-- :position       its place among the threads of the recommendation, from 0
-- :kind           its kind
-- :quote          the words that show it, or none
-- :step           number of the action it is read from, or none
-- :places         where the words stand, as JSON
INSERT INTO thread (id, recommendation, action, position, kind, quote, step, places)
VALUES (:id, :recommendation, :action, :position, :kind, :quote, :step, :places)
