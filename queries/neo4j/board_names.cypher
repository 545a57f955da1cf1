// Every board with its name.
MATCH (b:Board) RETURN b.slug, b.name ORDER BY b.slug
