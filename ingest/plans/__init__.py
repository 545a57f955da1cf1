"""Gathers rows into recommendations, and recommendations into a plan, each row in exactly one."""
