// The mentions of an agency by some recommendations: the words and the part it has.
// $agency slug of the agency
// $ids    ids of the recommendations, as a JSON list
MATCH (r:Recommendation)-[m:NAMES]->(a:Agency {slug: $agency})
USING INDEX SEEK r:Recommendation(id)
USING INDEX SEEK a:Agency(slug)
WHERE r.id IN $ids
RETURN r.id, m.position, m.name, m.surface, m.role,
       '["' + reduce(all = '', part IN m.roles | all + CASE all WHEN '' THEN '' ELSE '","' END + part) + '"]',
       m.basis, m.column_role, m.cell
ORDER BY r.id, m.position
