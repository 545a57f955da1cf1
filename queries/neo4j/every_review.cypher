// Every review with its label and its kind.
MATCH (v:Review) RETURN v.id, v.label, v.kind ORDER BY v.id
