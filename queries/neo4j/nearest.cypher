// The recommendations whose vectors are nearest to one, each with its vector; the server's index may miss some.
// $vector the vector, as it is stored
// $limit  how many
CALL db.index.vector.queryNodes('recommendation_vector', $limit, $vector_numbers) YIELD node, score
MATCH (node)-[:HAS_VECTOR]->(v:CachedVector)
RETURN node.id, v.data ORDER BY score DESC, node.id
