-- Adds the stems of a recommendation to the word index.
-- :recommendation its id
-- :ask      stems of what it asks
-- :measure  stems of its objective
-- :section  stems of its label and headings
-- :action   stems of its actions
-- :milestone stems of their milestones
-- :progress stems of what was reported
-- :owner    stems of who owns it
-- :note     stems of cells under any other heading
INSERT INTO words (rowid, ask, measure, section, action, milestone, progress, owner, note)
SELECT n, :ask, :measure, :section, :action, :milestone, :progress, :owner, :note FROM recommendation WHERE id = :recommendation
