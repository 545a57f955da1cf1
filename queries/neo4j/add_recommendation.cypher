// Adds a recommendation of a plan.
// $id       its id
// $plan     its plan
// $board    slug of the board that publishes it, or none
// $board_name its own board's name as written, or none
// $position its place among the recommendations of the plan, from 0
// $wording  key of its wording
// $label    label as printed, or none
// $text     what it asks
// $status   status to show
// $stated   status as stated, or none
// $shown    status as the text shows, or none
// $card     its entry in a list, as JSON
// $own_review the review that the row itself names, or none
// $objective what is to be achieved, as written, or none
// $whole    the recommendation, as JSON
MATCH (c:Counter {name: 'recommendation'}) USING INDEX SEEK c:Counter(name)
WITH c, c.value AS before
SET c.value = before + size($rows)
WITH before
UNWIND range(1, size($rows)) AS at
WITH before + at AS n, $rows[at - 1] AS row
MATCH (p:Plan {id: row.plan}) USING INDEX SEEK p:Plan(id)
CREATE (p)-[:HOLDS]->(r:Recommendation {
    n: n, id: row.id, position: row.position, wording: row.wording, label: row.label, text: row.text,
    status: row.status, stated: row.stated, shown: row.shown, card: row.card, whole: row.whole,
    board_name: row.board_name, own_review: row.own_review, objective: row.objective})
WITH r, row
OPTIONAL MATCH (b:Board {slug: row.board}) USING INDEX SEEK b:Board(slug)
FOREACH (one IN CASE WHEN b IS NULL THEN [] ELSE [b] END | CREATE (r)-[:PUBLISHED_BY]->(one))
