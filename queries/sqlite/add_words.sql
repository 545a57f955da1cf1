-- Adds the stems of a recommendation to the word index.
-- :recommendation its id
-- :ask      stems of what it asks
-- :measure  stems of its objective
-- :section  stems of its label and headings
-- :action   stems of its actions
-- :progress stems of what was reported
-- :owner    stems of who owns it
INSERT INTO words (rowid, ask, measure, section, action, progress, owner)
SELECT n, :ask, :measure, :section, :action, :progress, :owner FROM recommendation WHERE id = :recommendation
