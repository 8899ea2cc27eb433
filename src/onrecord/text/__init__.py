"""Pure functions on strings: offsets, sentences, normal forms, similarity, and groups of ids."""
