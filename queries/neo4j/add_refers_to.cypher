// Says that words of a recommendation point somewhere else; what they point to may be in no library.
// $recommendation the recommendation
// $position       its place among the references, from 0
// $quote          the words that point
// $words          what they name
// $pointer        what is named as JSON, where it is a review or a number; else null
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}) USING INDEX SEEK r:Recommendation(id)
CREATE (r)-[:POINTS]->(:Reference {position: row.position, quote: row.quote, words: row.words, pointer: row.pointer})
