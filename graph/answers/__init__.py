"""What the store gives back: one frozen dataclass a question, ready to show or to print as JSON."""
