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
-- :own_review the review that the row itself names, or none
-- :objective what is to be achieved, as written, or none
-- :whole    the recommendation, as JSON
INSERT INTO recommendation (id, plan, board, board_name, position, wording, label, text, status, stated, shown, own_review, objective, card,
                            whole)
VALUES (:id, :plan, :board, :board_name, :position, :wording, :label, :text, :status, :stated, :shown, :own_review, :objective,
        :card, :whole)
