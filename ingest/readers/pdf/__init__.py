"""Reads PDF plans by where their marks stand on the page, and draws their pages."""
