"""What there is, where it is kept and what it looks like: the model, the store and its engines."""
