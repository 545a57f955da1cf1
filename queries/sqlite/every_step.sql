-- The words of every action, by recommendation, in the order of its plan.
SELECT recommendation, text FROM action WHERE text <> '' ORDER BY recommendation, position
