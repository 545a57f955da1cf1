-- Says that a recommendation names an agency, with the words and the part it has.
-- :recommendation the recommendation
-- :agency         slug of the agency
-- :position       its place among the agencies named, from 0
-- :name           full name as this plan gives it
-- :surface        the words as written
-- :role           weightiest part
-- :roles          all parts, as JSON
-- :basis          where the full name is from
-- :column_role    the column that names it, or none
-- :cell           the cell as written, or none
INSERT INTO names (recommendation, agency, position, name, surface, role, roles, basis, column_role, cell)
VALUES (:recommendation, :agency, :position, :name, :surface, :role, :roles, :basis, :column_role, :cell)
