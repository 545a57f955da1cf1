// Some plans, each as a line of a list.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})
USING INDEX SEEK p:Plan(id)
RETURN p.id, p.summary ORDER BY p.id
