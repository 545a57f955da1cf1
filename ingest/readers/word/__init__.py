"""Reads Word files as they would be printed, from their XML."""
