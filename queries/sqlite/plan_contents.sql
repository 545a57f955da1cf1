-- Every plan with the hash of all that was written for it.
SELECT id, content FROM plan ORDER BY id
