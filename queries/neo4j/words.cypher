// For each phrase and field of the word index, the numbers of the recommendations in which its stems stand side by side.
// $phrases the phrases, each stems with a space between, as a JSON list
// $fields  the fields of the index, as a JSON list
// $open    whether the last stem of each may be the beginning of a word
UNWIND $phrases AS phrase
WITH phrase, split(phrase, ' ') AS stems
WITH phrase, reduce(any = '', field IN $fields | any + ' (' +
       reduce(all = '', k IN range(0, size(stems) - 1) | all + ' +words_' + field + ':' + stems[k]
              + CASE WHEN $open AND k = size(stems) - 1 THEN '*' ELSE '' END) + ')') AS lucene
CALL db.index.fulltext.queryNodes('recommendation_words', lucene) YIELD node
UNWIND $fields AS field
WITH phrase, field, node
WHERE ' ' + node['words_' + field] + ' ' CONTAINS ' ' + phrase + CASE WHEN $open THEN '' ELSE ' ' END
RETURN phrase, field, collect(node.n)
ORDER BY phrase, field
