"""What stands where in a document: tables and their columns, whole rows, headings, colours that rate."""
