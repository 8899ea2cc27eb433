"""TIMEX3 values of lengths."""

from __future__ import annotations

__all__ = ["length_value"]

_CODES = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "semester": "H",
    "year": "Y",
}
"""TIMEX3 letters of units; the leading T marks units of the clock."""

_LARGE = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "millennium": ("year", 1000),
    "fortnight": ("week", 2),
    "half": ("month", 6),
}
_SMALLER = {"Y": (12, "M"), "M": (30, "D"), "W": (7, "D"), "D": (24, "H"), "TH": (60, "M"), "TM": (60, "S")}


def length_value(unit: str, count: float | None) -> str:
    """The TIMEX3 value of a length; X where the number is not said.

    >>> length_value("year", 2.5), length_value("hour", 1.5), length_value("day", None)
    ('P2Y6M', 'PT1H30M', 'PXD')
    """
    named, times = _LARGE.get(unit, (unit, 1))
    code = _CODES[named]
    clock, letter = code[:-1] if code.startswith("T") else "", code.removeprefix("T")
    if count is None:
        return f"P{clock}X{letter}"
    whole, rest = divmod(count * times, 1)
    if not rest:
        return f"P{clock}{int(whole)}{letter}"
    if code not in _SMALLER:
        return f"P{clock}{count * times:g}{letter}"
    size, smaller = _SMALLER[code]
    inner = "T" if code == "D" else ""
    lead = f"{int(whole)}{letter}" if whole else ""
    return f"P{clock}{lead}{inner}{round(rest * size)}{smaller}"
