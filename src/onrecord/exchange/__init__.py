"""Writes our records in the formats other people's tools read, and states what each format loses."""
