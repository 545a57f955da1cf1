-- For each phrase and field of the word index, the numbers of the recommendations in which its stems stand side by side.
-- :phrases the phrases, each stems with a space between, as a JSON list
-- :fields  the fields of the index, as a JSON list
-- :open    whether the last stem of each may be the beginning of a word
SELECT phrase.value, field.value, json_group_array(words.rowid)
FROM json_each(:phrases) AS phrase
CROSS JOIN json_each(:fields) AS field
CROSS JOIN words ON words MATCH field.value || ' : "' || phrase.value || '"' || CASE WHEN :open THEN '*' ELSE '' END
GROUP BY phrase.value, field.value
ORDER BY phrase.value, field.value
