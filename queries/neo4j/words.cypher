// Recommendations in whose index entry some stems stand side by side.
// $field  the field of the index
// $phrase the stems, with a space between
// $open   whether the last one may be the beginning of a word
WITH split($phrase, ' ') AS stems
WITH stems, reduce(text = '', k IN range(0, size(stems) - 1) | text + ' +words_' + $field + ':' + stems[k]
     + CASE WHEN $open AND k = size(stems) - 1 THEN '*' ELSE '' END) AS lucene
CALL db.index.fulltext.queryNodes('recommendation_words', lucene) YIELD node
WHERE ' ' + node['words_' + $field] + ' ' CONTAINS ' ' + $phrase + CASE WHEN $open THEN '' ELSE ' ' END
RETURN node.n
