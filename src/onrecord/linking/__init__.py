"""Says which statements, sources and parties are the same, which copy one another, and which disagree."""
