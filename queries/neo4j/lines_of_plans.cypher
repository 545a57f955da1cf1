// Some plans, each as a line of a list.
// $plans their ids, as a JSON list
UNWIND $plans AS wanted
MATCH (p:Plan {id: wanted})
RETURN p.id, p.summary ORDER BY p.id
