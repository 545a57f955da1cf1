-- Every review with its label, kind and board, and the plans that answer it.
SELECT review.id, review.label, review.kind, review.board, plan.id
FROM review
JOIN plan ON plan.review = review.id
ORDER BY review.id, plan.id
