// Writes the word index anew, so that stems which were taken out are not left in it.
UNWIND $rows AS row
RETURN 1
