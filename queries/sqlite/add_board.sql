-- Adds a board that may be there already.
-- :slug its name in addresses
-- :name its name as this plan states it
INSERT INTO board (slug, name) VALUES (:slug, :name) ON CONFLICT (slug) DO NOTHING
