-- Every plan with the number of the change that wrote it; newest first, undated last.
SELECT id, revision FROM plan ORDER BY dated IS NULL, dated DESC, title, id
