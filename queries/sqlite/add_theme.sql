-- Adds a theme that may be there already.
-- :code its code in the scheme
INSERT INTO theme (code) VALUES (:code) ON CONFLICT (code) DO NOTHING
