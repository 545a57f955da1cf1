// Every agency with its name.
MATCH (a:Agency) RETURN a.slug, a.name ORDER BY a.slug
