// Adds the stems of a recommendation to the word index.
// $recommendation its id
// $ask      stems of what it asks
// $measure  stems of its objective
// $section  stems of its label and headings
// $action   stems of its actions
// $milestone stems of their milestones
// $progress stems of what was reported
// $owner    stems of who owns it
// $note     stems of cells under any other heading
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}) USING INDEX SEEK r:Recommendation(id)
SET r.words_ask = row.ask, r.words_measure = row.measure, r.words_section = row.section, r.words_action = row.action,
    r.words_milestone = row.milestone, r.words_progress = row.progress, r.words_owner = row.owner,
    r.words_note = row.note
