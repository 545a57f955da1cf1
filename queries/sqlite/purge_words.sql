-- Writes the word index anew, so that stems which were taken out are not left in it.
INSERT INTO words (words) VALUES ('optimize')
