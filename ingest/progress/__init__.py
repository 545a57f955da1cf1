"""How far an ask has got: what the plan states, what its text shows, and what is left open."""
