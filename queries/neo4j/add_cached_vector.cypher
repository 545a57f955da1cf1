// Keeps a vector that may be kept already.
// $key  hash of the text and the encoder
// $data the vector in its stored form
UNWIND $rows AS row
MERGE (v:CachedVector {key: row.key}) SET v.data = row.data, v.numbers = row.data_numbers
