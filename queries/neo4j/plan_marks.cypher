// Every plan with the number of the change that wrote it; newest first, undated last.
MATCH (p:Plan) RETURN p.id, p.revision ORDER BY p.dated IS NULL, p.dated DESC, p.title, p.id
