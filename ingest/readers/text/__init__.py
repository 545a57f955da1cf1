"""Reads plain text and Markdown, and the fragments of HTML that stand in them."""
