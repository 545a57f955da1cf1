// Says what a recommendation is about.
// $recommendation the recommendation
// $theme          code of the theme
// $position       its place among the themes, from 0
// $quote          the words that say so
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}), (t:Theme {code: row.theme})
USING INDEX SEEK r:Recommendation(id)
USING INDEX SEEK t:Theme(code)
CREATE (r)-[:ABOUT {position: row.position, quote: row.quote}]->(t)
