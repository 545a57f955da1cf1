-- Adds a review that may be there already.
-- :id    board, kind and label in one
-- :label its label
-- :kind  code of its kind
-- :board slug of the board that publishes it, or none
INSERT INTO review (id, label, kind, board) VALUES (:id, :label, :kind, :board) ON CONFLICT (id) DO NOTHING
