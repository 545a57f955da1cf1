-- Which recommendation is about which theme.
SELECT recommendation, theme FROM about ORDER BY recommendation, position
