-- Adds a recommendation of a plan.
-- :id       its id
-- :plan     its plan
-- :board    slug of the board that publishes it, or none
-- :board_name its own board's name as written, or none
-- :position its place among the recommendations of the plan, from 0
-- :wording  key of its wording
-- :label    label as printed, or none
-- :text     what it asks
-- :status   status to show
-- :stated   status as stated, or none
-- :shown    status as the text shows, or none
-- :card     its entry in a list, as JSON
-- :whole    the recommendation, as JSON
INSERT INTO recommendation (id, plan, board, board_name, position, wording, label, text, status, stated, shown, card, whole)
VALUES (:id, :plan, :board, :board_name, :position, :wording, :label, :text, :status, :stated, :shown, :card, :whole)
