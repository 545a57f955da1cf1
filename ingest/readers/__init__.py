"""From the bytes of a document to its lines and raw tables with their places: one package a kind, no interpretation."""
