"""Which words of a document report events, how certain the text holds them, and when they are set."""

from onrecord.reading.events.dating import window_for
from onrecord.reading.events.mentions import find_events

__all__ = ["find_events", "window_for"]
