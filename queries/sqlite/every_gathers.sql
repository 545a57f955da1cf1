-- Which recommendations every recurrence gathers, and how near each stands to the others.
SELECT recurrence, recommendation, score FROM gathers ORDER BY recurrence, recommendation
