// Says that a recurrence gathers a recommendation.
// $recurrence     the recurrence
// $recommendation the recommendation
// $score          how near it stands to the others
UNWIND $rows AS row
MATCH (g:Recurrence {id: row.recurrence}), (r:Recommendation {id: row.recommendation})
CREATE (g)-[:GATHERS {score: row.score}]->(r)
