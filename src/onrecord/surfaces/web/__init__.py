"""The desk: the record as web pages, each with a JSON twin; it has no rules of its own."""
