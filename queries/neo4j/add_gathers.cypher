// Says that a recurrence gathers a recommendation.
// $recurrence     the recurrence
// $recommendation the recommendation
// $score          how near it stands to the others
UNWIND $rows AS row
MATCH (g:Recurrence {id: row.recurrence}), (r:Recommendation {id: row.recommendation})
USING INDEX SEEK g:Recurrence(id)
USING INDEX SEEK r:Recommendation(id)
CREATE (g)-[:GATHERS {score: row.score}]->(r)
