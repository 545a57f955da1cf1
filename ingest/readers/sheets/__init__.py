"""Reads workbooks of every kind and tables in text, and finds what stands where on a sheet."""
