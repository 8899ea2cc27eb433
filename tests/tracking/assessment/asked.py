"""A question with its estimates and resolutions, as the decisions that a ledger would hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from onrecord.records import Decision, Layers, Question
from onrecord.tracking.assessment import assess

__all__ = ["asked", "back", "estimated", "resolved"]

_NUMBERS: Iterator[int] = count()


def _decision(kind: str, on: tuple[str, ...], value: str, day: str, by: str, **details: str) -> Decision:
    holds, name = details.pop("holds", None), details.pop("name", None) or f"x-{next(_NUMBERS)}"
    return Decision(
        name, kind, on, by, f"{day}T10:00:00Z", "seen", None, value, holds, tuple(details.items())
    )


def estimated(percent: str, day: str, by: str = "Ada Brom", **details: str) -> Decision:
    """An estimate in per cent; ``word``, ``confidence`` are details, ``holds`` is the day written on it."""
    parts = {"percent": percent, **details} if percent else details
    return _decision("estimate", ("q",), percent, day, by, **parts)


def resolved(outcome: str, day: str, holds: str | None = None, name: str | None = None) -> Decision:
    """A resolution entered on a day, of what came out on that day or on ``holds``."""
    more = {key: value for key, value in (("holds", holds), ("name", name)) if value is not None}
    return _decision("resolution", ("q",), outcome, day, "Tor Vale", **more)


def back(undoes: str, day: str) -> Decision:
    """A decision that takes another back."""
    return Decision(f"x-{next(_NUMBERS)}", "any", ("q",), "Tor Vale", f"{day}T12:00:00Z", "mistaken", undoes)


def asked(*decisions: Decision, today: str = "2032-01-01", end: str = "2031-12-31") -> Question:
    """The question, asked on 1 January 2031, with what was decided on it since."""
    question = _decision("question", (), "Open?", "2031-01-01", "Ina Holt", name="q", end=end, rule="if open")
    layers = assess(Layers(decisions=(question, *decisions)), date.fromisoformat(today))
    (found,) = layers.assessments.questions
    return found
