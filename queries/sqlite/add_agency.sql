-- Adds an agency that may be there already.
-- :slug its name in addresses
-- :name its full name as this plan gives it
INSERT INTO agency (slug, name) VALUES (:slug, :name) ON CONFLICT (slug) DO NOTHING
