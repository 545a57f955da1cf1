// Takes the recommendations of a plan out of the word index.
// $plan the plan
UNWIND $rows AS row
MATCH (p:Plan {id: row.plan})-[:HOLDS]->(r:Recommendation) USING INDEX SEEK p:Plan(id)
REMOVE r.words_ask, r.words_measure, r.words_section, r.words_action, r.words_milestone, r.words_progress,
       r.words_owner, r.words_note
