"""The questions, as text: one file a question, by engine."""
