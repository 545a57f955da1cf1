-- Every loose end with its recommendation and kind, in the order of each recommendation.
SELECT thread.recommendation, thread.id, thread.kind FROM thread ORDER BY thread.recommendation, thread.position
