// The reviews that recommendations answer, each once: the plan's, and where a row names one of its own, that.
MATCH (p:Plan)-[:HOLDS]->(r:Recommendation)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(b:Board)
OPTIONAL MATCH (p)-[:ANSWERS]->(w:Review)
WITH DISTINCT p.id AS plan, b.slug AS board, w.id AS review, r.own_review AS own
RETURN plan, board, review, own
ORDER BY plan, board IS NOT NULL, board, review IS NOT NULL, review, own IS NOT NULL, own
