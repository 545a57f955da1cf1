// Says that a recommendation names an agency, with the words and the part it has.
// $recommendation the recommendation
// $agency         slug of the agency
// $position       its place among the agencies named, from 0
// $name           full name as this plan gives it
// $surface        the words as written
// $role           weightiest part
// $roles          all parts, as a JSON list
// $basis          where the full name is from
// $column_role    the column that names it, or none
// $cell           the cell as written, or none
UNWIND $rows AS row
MATCH (r:Recommendation {id: row.recommendation}), (a:Agency {slug: row.agency})
USING INDEX SEEK r:Recommendation(id)
USING INDEX SEEK a:Agency(slug)
CREATE (r)-[:NAMES {position: row.position, name: row.name, surface: row.surface, role: row.role, roles: row.roles,
                    basis: row.basis, column_role: row.column_role, cell: row.cell}]->(a)
FOREACH (asked IN CASE WHEN 'addressee' IN row.roles THEN [1] ELSE [] END | CREATE (r)-[:ASKED_OF]->(a))
