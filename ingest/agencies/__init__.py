"""Which agencies a recommendation names, and the part each has in it."""
