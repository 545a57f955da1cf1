-- Drops themes that nothing is about any more.
DELETE FROM theme WHERE NOT EXISTS (SELECT 1 FROM about WHERE about.theme = theme.code)
