-- How many things of each class the library holds.
SELECT (SELECT COUNT(*) FROM plan), (SELECT COUNT(*) FROM board), (SELECT COUNT(*) FROM recommendation),
       (SELECT COUNT(*) FROM action), (SELECT COUNT(*) FROM thread), (SELECT COUNT(*) FROM agency),
       (SELECT COUNT(*) FROM vector)
