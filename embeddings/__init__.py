"""Which recommendations say the same: texts to unit vectors, and vectors to nearest neighbours."""
