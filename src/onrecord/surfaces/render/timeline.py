"""The timeline picture: where everything stands, computed before anything is drawn."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.records import Commitment, Dossier, Section, TimeWindow
from onrecord.surfaces.render.anchors import commitment_anchor, document_anchor, line_anchor
from onrecord.surfaces.render.board import window_history
from onrecord.surfaces.render.glance import day_views
from onrecord.surfaces.render.ticks import Scale, Tick, make_scale, scale_ticks
from onrecord.surfaces.render.view import Index, make_index
from onrecord.surfaces.render.words import day_words, one_line, shorten, text, window_words

__all__ = ["Bar", "Dot", "Label", "Picture", "timeline_picture"]

_ROW, _BAR, _LANE, _DOT = 17.0, 11.0, 26.0, 20.0
_MOST_ROWS = {"due": 40, "events": 15}
_MOST_DOT_ROWS = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days; ``fade`` names the sides that were not said: "", "start" or "end"."""

    x: float
    y: float
    width: float
    fade: str
    look: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the picture: the days first, then what they are about."""

    x: float
    y: float
    days: str
    words: str
    href: str | None
    lane: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A document, by its number."""

    x: float
    y: float
    number: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All that is drawn, with its size."""

    width: float
    height: float
    top: float
    ticks: tuple[Tick, ...]
    today: float
    today_label: Label
    labels: tuple[Label, ...]
    bars: tuple[Bar, ...]
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """One thing with its windows, the current one last."""

    words: str
    href: str | None
    windows: tuple[TimeWindow, ...]
    look: str


def timeline_picture(dossier: Dossier, width: float, index: Index | None = None) -> Picture:
    """The picture of a dossier at this width: dots for documents, bars for windows, undated things apart.

    ``index`` is the dossier's, where the page has made it.
    """
    commitments = [_commitment_row(c) for c in dossier.commitments]
    events = _event_rows(dossier, make_index(dossier) if index is None else index)
    dated = [
        (n, e.document) for n, e in enumerate(dossier.documents, 1) if e.document.published_on is not None
    ]
    days = [d.published_on for _, d in dated if d.published_on is not None]
    windows = [w for row in (*commitments, *events) for w in row.windows]
    scale = make_scale(width, [*days, dossier.today], windows)
    drawing = _Drawing(scale)
    if dated:
        drawing.lane("published")
        drawing.dots(
            [
                (n, d.id, one_line(d.title or d.id), scale.x(d.published_on))
                for n, d in dated
                if d.published_on
            ]
        )
    for lane, rows in (("due", commitments), ("events", events)):
        drawing.rows(lane, sorted((r for r in rows if r.windows), key=lambda r: _by_end(r.windows[-1])))
    undated = [(n, e.document) for n, e in enumerate(dossier.documents, 1) if e.document.published is None]
    drawing.undated(
        [(n, d.id, one_line(d.title or d.id)) for n, d in undated], [r for r in commitments if not r.windows]
    )
    return drawing.picture(dossier.today)


def _commitment_row(commitment: Commitment) -> _Row:
    given = tuple(window.due for window in window_history(commitment))
    if not given and commitment.due is not None:
        given = (commitment.due,)
    status = text(f"status.{commitment.status.value}")
    actor = "" if commitment.actor is None else f"{one_line(commitment.actor)}: "
    words = f"[{status}] {actor}{one_line(commitment.undertaking)}"
    return _Row(words, f"#{commitment_anchor(commitment.id)}", given, commitment.status.value)


def _event_rows(dossier: Dossier, index: Index) -> list[_Row]:
    """The days that matter with what is told of them, then events of other windows where there is room."""
    days = [
        _Row(f"“{view.words}”", view.href, (TimeWindow(view.day, view.day),), "event")
        for view in day_views(dossier.days, index)
    ]
    statements = [
        line.statement
        for section in dossier.sections
        if section.section is Section.EVENT
        for line in section.lines
    ]
    shown = {entry.day for entry in dossier.days}
    others = [
        _Row(f"“{one_line(s.quote)}”", f"#{line_anchor(s.id)}", (s.window,), "event")
        for s in statements
        if s.window is not None and not (s.window.start == s.window.end and s.window.start in shown)
    ]
    return [*days, *others[: max(0, _MOST_ROWS["events"] - len(days))]] if days else others


def _by_end(window: TimeWindow) -> tuple[date, date]:
    return window.end or date.max, window.start or date.min


class _Drawing:
    """Puts things below one another; the height grows with them."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._y = 44.0
        self._labels: list[Label] = []
        self._bars: list[Bar] = []
        self._dots: list[Dot] = []

    def lane(self, name: str) -> None:
        """Start a lane with its heading."""
        self._y += _LANE
        self._labels.append(Label(self._scale.left, self._y - 7, text(f"svg.{name}"), "", None, lane=True))

    def dots(self, documents: Sequence[tuple[int, str, str, float]]) -> None:
        """Documents at their days; those too close to one another stand in rows below."""
        last: list[float] = []
        hidden = 0
        for number, document, title, x in sorted(documents, key=lambda d: (d[3], d[0])):
            row = next((r for r, taken in enumerate(last) if taken + _DOT <= x), len(last))
            if row == _MOST_DOT_ROWS:
                hidden += 1
                continue
            last[row : row + 1] = [x]
            self._dots.append(
                Dot(x, self._y + 10 + row * _DOT, number, f"#{document_anchor(document)}", title)
            )
        self._y += len(last) * _DOT + 2
        self._more(hidden)

    def rows(self, lane: str, rows: Sequence[_Row]) -> None:
        """A lane of things with their bars: the words above, old windows above the new one."""
        if rows:
            self.lane(lane)
        most = _MOST_ROWS[lane]
        for row in rows[:most]:
            self._row(row)
        self._more(len(rows) - most)

    def undated(self, documents: Sequence[tuple[int, str, str]], rows: Sequence[_Row]) -> None:
        """The lane of what has no day: documents by number, commitments in words, no bar."""
        if not documents and not rows:
            return
        self._y += 4
        self.lane("undated")
        each = max(1, int((self._scale.right - self._scale.left) // _DOT))
        for place, (number, document, title) in enumerate(documents):
            x = self._scale.left + 10 + (place % each) * _DOT
            y = self._y + 10 + (place // each) * _DOT
            self._dots.append(Dot(x, y, number, f"#{document_anchor(document)}", title))
        self._y += -(-len(documents) // each) * _DOT + 2
        most = _MOST_ROWS["due"]
        for row in rows[:most]:
            self._y += _ROW
            words = _fit(row.words, self._scale.right - self._scale.left)
            self._labels.append(Label(self._scale.left, self._y - 4, "", words, row.href))
        self._more(len(rows) - most)

    def picture(self, today: date) -> Picture:
        """The finished picture."""
        scale = self._scale
        x = scale.x(today)
        words = f"{text('svg.today')}, {day_words(today)}"
        half = _width(words) / 2
        label_x = round(min(max(scale.left + half, x), scale.right - half), 1)
        return Picture(
            width=scale.width,
            height=self._y + 10,
            top=40,
            ticks=scale_ticks(scale),
            today=x,
            today_label=Label(label_x, 34, words, "", None),
            labels=tuple(self._labels),
            bars=tuple(self._bars),
            dots=tuple(self._dots),
        )

    def _row(self, row: _Row) -> None:
        scale = self._scale
        days = window_words(row.windows[-1])
        room = scale.right - scale.left - _width(days) - 14
        words = _fit(row.words, room)
        x = scale.left if row.windows[-1].start is None else scale.x(row.windows[-1].start)
        if x + _width(days) + 14 + _width(words) > scale.right:
            x = scale.left
        self._y += _ROW
        self._labels.append(Label(x, self._y - 4, days, words, row.href))
        for window in row.windows:
            look = row.look if window is row.windows[-1] else "old"
            self._bars.append(self._bar(window, look))
            self._y += _BAR
        self._y += 4

    def _bar(self, window: TimeWindow, look: str) -> Bar:
        scale = self._scale
        start = scale.left if window.start is None else scale.x(window.start)
        end = scale.right if window.end is None else scale.x(window.end, after=True)
        fade = "start" if window.start is None else "end" if window.end is None else ""
        return Bar(min(start, scale.right - 6), self._y, max(6.0, end - start), fade, look)

    def _more(self, hidden: int) -> None:
        if hidden > 0:
            self._y += _ROW
            self._labels.append(Label(self._scale.left, self._y - 4, "", text("svg.more", n=hidden), None))


def _width(words: str) -> float:
    """About how wide the words stand at the picture's letter size; rather too wide than too narrow."""
    return sum(12.5 if unicodedata.east_asian_width(c) in "WF" else 6.7 for c in words)


def _fit(words: str, room: float) -> str:
    most = int(room // 6.7)
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in words[:most])
    return shorten(words, max(8, most - wide))
