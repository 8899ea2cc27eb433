"""Shows the record to people and takes their decisions back."""
