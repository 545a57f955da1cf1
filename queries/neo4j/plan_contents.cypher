// Every plan with the hash of all that was written for it.
MATCH (p:Plan) RETURN p.id, p.content ORDER BY p.id
