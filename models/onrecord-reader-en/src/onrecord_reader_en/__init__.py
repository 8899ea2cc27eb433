"""Only data: the graphs, the vocabulary and the manifest that ``onrecord.reading.encoder`` loads."""
