-- Drops boards that publish nothing any more.
DELETE FROM board
WHERE NOT EXISTS (SELECT 1 FROM plan WHERE plan.board = board.slug)
  AND NOT EXISTS (SELECT 1 FROM recommendation WHERE recommendation.board = board.slug)
  AND NOT EXISTS (SELECT 1 FROM review WHERE review.board = board.slug)
