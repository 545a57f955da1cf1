-- Every review with its label and its kind.
SELECT id, label, kind FROM review ORDER BY id
