-- Says what a recommendation is about.
-- :recommendation the recommendation
-- :theme          code of the theme
-- :position       its place among the themes, from 0
-- :quote          the words that say so
INSERT INTO about (recommendation, theme, position, quote) VALUES (:recommendation, :theme, :position, :quote)
