"""Values with the words they were read from: dates, publishers, reviews, references, themes."""
