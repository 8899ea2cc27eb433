"""The top of a dossier, on one page: what happened, what is waited for, disputed and unknown.

Nothing is claimed here: every line is a quotation with its document's number, or a row of a register below.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from onrecord.records import DatedSentence, Dossier, Statement, Status, TimelineDay
from onrecord.surfaces.render import tables
from onrecord.surfaces.render.board import board_groups
from onrecord.surfaces.render.view import DocumentRef, Index
from onrecord.surfaces.render.words import day_words, one_line

__all__ = ["DayView", "GlanceView", "day_views", "glance_view"]

_DAYS, _WAITING, _DISPUTED, _OPEN = 7, 4, 2, 4
_OVER = frozenset({Status.MET, Status.ABANDONED, Status.DENIED})


@dataclass(frozen=True, slots=True)
class DayView:
    """A day and the sentence that tells of it, linked to its words in the text."""

    day: date
    when: str
    words: str
    href: str | None
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class GlanceView:
    """What stands at the top; the counts are of all that stand below."""

    days: tuple[DayView, ...]
    waiting: tuple[tables.CommitmentView, ...]
    disputed: tuple[tables.SideView, ...]
    open: tuple[tables.ItemView, ...]
    counts: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.days or self.waiting or self.disputed or self.open)


def glance_view(dossier: Dossier, index: Index) -> GlanceView:
    """The days of most weight in order of time, the undertakings due next, and the first of the rest."""
    weighty = sorted(dossier.days, key=lambda d: (-d.weight, d.day))[:_DAYS]
    days = day_views(sorted(weighty, key=lambda d: d.day), index)
    groups = board_groups(dossier.commitments, dossier.today)
    left = (c for _, commitments in groups for c in commitments if c.status not in _OVER)
    waiting = tuple(tables.commitment_view(c, index, dossier.today) for c in islice(left, _WAITING))
    disputed = tuple(tables.side_view(c, index) for c in dossier.contradictions[:_DISPUTED])
    counts = {
        "waiting": len(dossier.commitments),
        "disputed": len(dossier.contradictions),
        "open": len(dossier.gaps),
    }
    return GlanceView(days, waiting, disputed, _open_questions(dossier, index), counts)


def _open_questions(dossier: Dossier, index: Index) -> tuple[tables.ItemView, ...]:
    """The first question on each matter, the matters that are done with soonest first."""
    words = {towards: tables.gap_matter(towards, index) for towards in {gap.towards for gap in dossier.gaps}}
    one_each = {words[gap.towards]: gap for gap in reversed(tables.gaps_in_order(dossier))}
    first = list(one_each.values())[::-1][:_OPEN]
    return tuple(tables.gap_view(gap, index) for gap in first)


def day_views(
    days: Sequence[TimelineDay], index: Index, in_document: Mapping[str, Sequence[Statement]] | None = None
) -> tuple[DayView, ...]:
    """Days in words and links, each with its first sentence; the statements of documents may be known."""
    by_document = _by_document(index, days) if in_document is None else in_document
    views = []
    for entry in days:
        for told in entry.sentences[:1]:
            reference = index.document_ref(told.document)
            href = _mark(told, by_document.get(told.document, ()), index) if reference.href else None
            words = one_line(told.quote)
            views.append(DayView(entry.day, day_words(entry.day), words, href or reference.href, reference))
    return tuple(views)


def _by_document(index: Index, days: Sequence[TimelineDay]) -> Mapping[str, Sequence[Statement]]:
    found: dict[str, list[Statement]] = {s.document: [] for day in days for s in day.sentences[:1]}
    for statement in index.statements.values():
        if statement.document in found:
            found[statement.document].append(statement)
    return found


def _mark(told: DatedSentence, statements: Sequence[Statement], index: Index) -> str | None:
    """The link to the first statement that stands in the sentence."""
    inside = [s for s in statements if told.start <= s.start and s.end <= told.end]
    first = min(inside, key=lambda s: (s.start, -s.end, s.id), default=None)
    return None if first is None else index.links.statement(first.id)
