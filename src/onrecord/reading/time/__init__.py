"""Finds English time expressions and resolves them from the day of publication to windows of days."""

from __future__ import annotations

from onrecord.reading.time.find import find_times

__all__ = ["find_times"]
