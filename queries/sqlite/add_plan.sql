-- Adds a plan that is not there.
-- :id        digest of its document
-- :title     its title
-- :file      name of its file
-- :year      year to file it under, or none
-- :dated     day to sort it by, or none
-- :published last day of the stated time of publication, or none
-- :content   hash of everything written for it
-- :revision  number of the change that writes it
-- :summary   its line in a list, as JSON
-- :whole     the plan without its recommendations, as JSON
-- :board     slug of its board, or none
-- :board_name its board's name as written, or none
-- :review    the review it answers, or none
-- :review_label the review's label as written, or none
INSERT INTO plan (id, title, file, year, dated, published, content, revision, summary, whole, board, board_name, review, review_label)
VALUES (:id, :title, :file, :year, :dated, :published, :content, :revision, :summary, :whole, :board, :board_name, :review, :review_label)
