// Adds a plan that is not there.
// $id        digest of its document
// $title     its title
// $file      name of its file
// $year      year to file it under, or none
// $dated     day to sort it by, or none
// $published last day of the stated time of publication, or none
// $content   hash of everything written for it
// $revision  number of the change that writes it
// $summary   its line in a list, as JSON
// $whole     the plan without its recommendations, as JSON
// $board     slug of its board, or none
// $board_name its board's name as written, or none
// $review    the review it answers, or none
// $review_label the review's label as written, or none
UNWIND $rows AS row
CREATE (p:Plan {id: row.id, title: row.title, file: row.file, year: row.year, dated: row.dated,
                published: row.published, content: row.content, revision: row.revision, summary: row.summary,
                whole: row.whole, board_name: row.board_name, review_label: row.review_label})
WITH p, row
OPTIONAL MATCH (b:Board {slug: row.board}) USING INDEX SEEK b:Board(slug)
OPTIONAL MATCH (v:Review {id: row.review}) USING INDEX SEEK v:Review(id)
FOREACH (one IN CASE WHEN b IS NULL THEN [] ELSE [b] END | CREATE (p)-[:PUBLISHED_BY]->(one))
FOREACH (one IN CASE WHEN v IS NULL THEN [] ELSE [v] END | CREATE (p)-[:ANSWERS]->(one))
