"""The trained reader: one small encoder that finds attributions and event factuality."""
