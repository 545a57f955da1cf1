-- Drops agencies that nothing names any more.
DELETE FROM agency WHERE NOT EXISTS (SELECT 1 FROM names WHERE names.agency = agency.slug)
