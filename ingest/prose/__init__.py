"""Asks and replies in running text, given as rows like those of a table."""
