// Calls each of some reviews by the label that most plans give, the first in the alphabet of equals.
// $ids the reviews, as a JSON list
UNWIND $rows AS row
MATCH (v:Review) USING INDEX SEEK v:Review(id) WHERE v.id IN row.ids
MATCH (v)<-[:ANSWERS]-(p:Plan)
WITH v, p.review_label AS label, count(*) AS times ORDER BY times DESC, label
WITH v, collect(label)[0] AS label
SET v.label = label
