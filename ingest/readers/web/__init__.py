"""Reads web pages apart from the site round them."""
