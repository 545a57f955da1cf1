-- Every plan as a line of a list, with the slug of its board; newest first, undated last.
SELECT id, board, summary FROM plan ORDER BY dated IS NULL, dated DESC, title, id
