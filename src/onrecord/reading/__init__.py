"""Turns one published document into the statements it makes, each pinned to the words that make it."""
