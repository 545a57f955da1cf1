// All plans by id.
MATCH (p:Plan) RETURN p.id ORDER BY p.id
