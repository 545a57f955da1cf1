-- What some agencies are called.
-- :keys the agencies, as a JSON list
SELECT agency.slug, agency.name
FROM json_each(:keys) AS wanted JOIN agency ON agency.slug = wanted.value
ORDER BY agency.slug
