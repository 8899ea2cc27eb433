"""Follows what was undertaken until it is met, slips, is contradicted or lapses."""
