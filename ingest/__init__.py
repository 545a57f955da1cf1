"""Documents to recommendations: readers, tables, values and the pipeline that joins them."""
