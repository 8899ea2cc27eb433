"""What time expressions say before anyone asks when they were written: what the grammar builds."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Calendar",
    "DayTime",
    "Edge",
    "Era",
    "Holiday",
    "Length",
    "Literal",
    "Modified",
    "Narrative",
    "Nth",
    "Overnight",
    "Part",
    "Phrase",
    "Relative",
    "Rest",
    "Season",
    "Shifted",
    "Stretch",
    "Vague",
    "WeekOf",
]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Named parts of a date: "10 December", "Friday", "May 2025".

    ``shift`` is that of "last April"; ``of`` is the year that other words name: "July last year".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    shift: int | None = None
    of: Phrase | None = None
    last_day: int | None = None
    last_year: int | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """A unit counted from the day of writing: "next week" is ("week", 1), "the week" ("week", None).

    ``definite`` marks "the next week", which a story may count from its own last date.
    """

    unit: str
    shift: int | None
    fiscal: bool = False
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Narrative:
    """A unit counted from the last date that the text named: "the following month", "the same day".

    A ``weekday``, ``month`` or ``season`` is the nearest of its name: "the following spring".
    """

    unit: str
    shift: int
    weekday: int | None = None
    month: int | None = None
    season: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """Quarters ``first`` to ``last`` (or halves) of a year: "the fourth quarter of 2025", "H2 2025"."""

    unit: str
    first: int
    last: int
    whole: Phrase | None = None
    fiscal: bool = False


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week or weekend that holds a day: "the week of 6 January"."""

    day: Calendar
    unit: str = "week"


@dataclass(frozen=True, slots=True)
class Nth:
    """Units of ``whole`` counted from its start, or from its end where ``first`` is -1.

    "The third week of May" is 3; "the last ten days of June" is -1 with ``count`` 10; ``count`` None leaves
    the number open ("the first days of August"). A ``weekday`` is the nth of its name.
    """

    unit: str
    first: int
    count: int | None
    whole: Phrase
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left of ``whole`` on the day of writing: "the rest of the year"."""

    whole: Phrase


@dataclass(frozen=True, slots=True)
class Season:
    """A season, of a year where one is named; ``shift`` is that of "last spring"."""

    name: str
    whole: Phrase | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day by its rule in holidays.tsv."""

    rule: str
    year: int | None = None
    shift: int | None = None
    stretch: str | None = None
    """Its "week" or "weekend" where the words name that, else the day itself."""
    of: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Era:
    """A decade or century by the first digits of its years: 198 is the 1980s, 19 the 20th century."""

    digits: int

    @property
    def years(self) -> int:
        """How many years it has."""
        return 10 if self.digits >= 100 else 100


@dataclass(frozen=True, slots=True)
class Edge:
    """The early, middle or late part of ``whole``.

    ``progress`` marks "earlier" and "later", reckoned from the day of writing; ``point`` marks "the end of",
    which together with "by" or "since" is one day and no stretch. ``until`` is the second part named, in
    "early to mid-March"; ``close`` marks the very last day, "year-end".
    """

    mod: str
    whole: Phrase
    progress: bool = False
    point: bool = False
    until: str | None = None
    close: bool = False


@dataclass(frozen=True, slots=True)
class Length:
    """An amount of a unit; ``amount`` None is an unstated number, ``low`` the lesser of "three to five".

    ``definite`` marks "the nine months": a stretch known from elsewhere.
    """

    unit: str
    amount: float | None
    mod: str | None = None
    low: float | None = None
    definite: bool = False


@dataclass(frozen=True, slots=True)
class Shifted:
    """A length from the day of writing ("two years ago") or the text's last date ("a year earlier")."""

    length: Length
    direction: int
    narrative: bool = False
    exact: bool = False
    """Whether a day is meant and not its week, month or year: "a year from now"."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length that ends (-1) or starts (1) at the day of writing: "the past two years".

    ``vague`` marks those without any amount: "the coming months".
    """

    length: Length
    direction: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class DayTime:
    """A time of day: ``clock`` is "T22:00" or "TMO"; ``day`` None leaves it to the text around."""

    clock: str
    day: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night that ends on ``day``."""

    day: Phrase


@dataclass(frozen=True, slots=True)
class Vague:
    """PRESENT_REF, PAST_REF or FUTURE_REF."""

    value: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that needs no reckoning: sets, and fixed words."""

    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Modified:
    """``whole`` with a TIMEX3 mod from words around it: "about 2020", "1994 or later"."""

    whole: Phrase
    mod: str


Phrase = (
    Calendar
    | Relative
    | Narrative
    | Nth
    | Overnight
    | Part
    | Rest
    | WeekOf
    | Season
    | Holiday
    | Era
    | Edge
    | Length
    | Shifted
    | Stretch
    | DayTime
    | Vague
    | Literal
    | Modified
)
