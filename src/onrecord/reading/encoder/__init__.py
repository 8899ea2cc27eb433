"""The trained reader: one small encoder that finds attributions, names and event factuality."""
