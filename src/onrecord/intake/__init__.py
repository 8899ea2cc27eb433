"""Brings published bytes in, keeps them as they were, and cuts a document out of them."""
