"""The first page: what is new, folded by origin, and what is due next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from time import sleep

from onrecord.exchange import alert_title, brief_rows, commitment_row
from onrecord.ledger import Ledger
from onrecord.pipeline import brief_since
from onrecord.records import Alert, Brief, BriefLine
from onrecord.surfaces.render.tables import CommitmentView, commitment_view
from onrecord.surfaces.render.view import Index, QuoteView
from onrecord.surfaces.render.words import count, day_words, one_line, text
from onrecord.surfaces.web.asked import day_of
from onrecord.surfaces.web.page import Context, Page, PageRoute, Visit
from onrecord.surfaces.web.shown import Shown
from onrecord.tracking import prepare_subjects

__all__ = ["ROUTES", "prepare_start"]

_ALERTS, _LINES, _QUOTES, _NEXT = 25, 25, 3, 8


@dataclass(frozen=True, slots=True)
class AlertView:
    """One thing that happened, with the words that tell it."""

    day: str
    title: str
    href: str | None
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class OriginLine:
    """What one origin says that is new."""

    source: str
    documents: str
    new: tuple[QuoteView, ...]
    joins: tuple[QuoteView, ...]
    more: int


@dataclass(frozen=True, slots=True)
class StartPage(Context):
    """The brief since a day, and the nearest of the board."""

    template = "start.html.j2"

    is_empty: bool
    since: str
    counts: str
    alerts: tuple[AlertView, ...]
    more_alerts: int
    lines: tuple[OriginLine, ...]
    more_lines: int
    repeating: str
    groups: tuple[tuple[str, str, int], ...]
    next_due: tuple[CommitmentView, ...]
    registers: tuple[tuple[str, str, int], ...]


def start(visit: Visit) -> Page:
    """What is new since a day (yesterday unless asked otherwise), and what is due next."""
    shown = visit.shown
    day = day_of(visit.asked.words("since"), "since") or _yesterday()
    brief = _brief(visit.ledger, shown, day, visit.asked.words("by") == "published")
    groups = shown.board
    waiting = [c for name, members in groups if name.startswith("due_") for c in members][:_NEXT]
    links = visit.asked.links
    context = StartPage(
        is_empty=not shown.layers.documents,
        since=day.isoformat(),
        counts=_counts(brief, day_words(day)),
        alerts=tuple(_alert(a, shown.index) for a in brief.alerts[:_ALERTS]),
        more_alerts=max(0, len(brief.alerts) - _ALERTS),
        lines=tuple(_line(line, shown.index) for line in brief.lines[:_LINES]),
        more_lines=max(0, len(brief.lines) - _LINES),
        repeating=_repeating(brief),
        groups=tuple(
            (text(f"group.{name}"), f"{links.to('/board')}#{name}", len(members)) for name, members in groups
        ),
        next_due=tuple(commitment_view(c, shown.index, shown.today) for c in waiting),
        registers=tuple(
            (text(f"desk.{name}"), links.to(f"/{name}"), number)
            for name, number in (
                ("documents", len(shown.layers.documents)),
                ("statements", len(shown.statements)),
                ("claims", len(shown.layers.claims)),
                ("contradictions", len(shown.layers.contradictions)),
                ("issues", len(shown.layers.issues)),
            )
        ),
    )
    rows = lambda: {  # noqa: E731  made for the twin alone
        "brief": list(brief_rows(brief)), "next": [commitment_row(c) for c in waiting],
    }  # fmt: skip
    return Page(text("desk.start"), context, rows)


def _yesterday() -> date:
    return (datetime.now(UTC) - timedelta(days=1)).date()


def _brief(ledger: Ledger, shown: Shown, day: date, published: bool) -> Brief:
    """What is new since the day, made once."""
    moment = datetime.combine(day, time(), UTC)
    return shown.once(
        ("brief", day, published),
        lambda: brief_since(ledger, moment, shown.clocks, published, shown.layers)[0],
    )


def prepare_start(ledger: Ledger, shown: Shown) -> None:
    """The brief of the first page, and what dossiers look for, are made before anybody asks for them."""
    prepare_subjects(shown.layers)
    for reading in shown.layers.readings:
        shown.tells(reading, shown.documents[reading.document])
        sleep(0.001)  # pages that wait go first
    _brief(ledger, shown, _yesterday(), published=False)


def _counts(brief: Brief, since: str) -> str:
    articles, origins = count("articles", len(brief.documents)), count("origins", brief.origins)
    return text("brief.counts", articles=articles, origins=origins, since=since)


def _repeating(brief: Brief) -> str:
    n = len(brief.repeating)
    return text("brief.repeating", n=count("articles", n)) if n else ""


def _alert(alert: Alert, index: Index) -> AlertView:
    return AlertView(
        day=text("page.undated").strip() if alert.day is None else day_words(alert.day),
        title=alert_title(alert),
        href=None if alert.on is None else index.links.commitment(alert.on),
        quotes=index.quotes(alert.statements[:_QUOTES]),
    )


def _line(line: BriefLine, index: Index) -> OriginLine:
    return OriginLine(
        source=text("origins.unknown") if line.source is None else one_line(line.source),
        documents=count("articles", len(line.documents)),
        new=index.quotes([s.id for s in line.new[:_QUOTES]]),
        joins=index.quotes([s.id for s in line.joins[:_QUOTES]]),
        more=max(0, len(line.new) - _QUOTES) + max(0, len(line.joins) - _QUOTES),
    )


ROUTES = (
    PageRoute(
        "/",
        start,
        "What is new since a day, folded by origin, and what is due next",
        {"since": "The first day that counts as new (ISO 8601)", "by": "'published': by day of publication"},
    ),
)
