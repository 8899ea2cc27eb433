"""Pure functions on strings: offsets, sentences, normal forms, similarity."""
