"""Keeps records and gives them back as they were known on any day; it decides nothing."""
