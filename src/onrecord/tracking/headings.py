"""Headlines beside the sentence that they sum up: both tell of one undertaking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from onrecord.records import Act, Statement
from onrecord.tracking.keys import UndertakingKey

__all__ = ["with_headlines"]

_LEAD = 900
"""Characters below a headline within which the sentence that it sums up stands."""
_SHARED = 2
_PLANS = (Act.UNDERTAKES, Act.RESTATES, Act.REVISES, Act.CANCELS)
_MISSED = (Act.REPORTS_NOT_DONE, Act.REVISES)


def with_headlines(
    groups: Sequence[list[Statement]], statements: Sequence[Statement], keys: Mapping[str, UndertakingKey]
) -> list[list[Statement]]:
    """The groups, each headline that stood alone put to the undertaking of the sentence that it sums up."""
    number = {s.id: n for n, group in enumerate(groups) for s in group}
    found = [list(group) for group in groups]
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        by_document[s.document].append(s)
    for heading in (s for s in statements if s.heading and s.act is not None and _is_clause(s)):
        own = number.get(heading.id)
        if own is not None and len(found[own]) > 1:
            continue
        told = [s for s in by_document[heading.document] if s.id in number and not s.heading]
        lead = _summed_up(heading, told, keys)
        if lead is None:
            continue
        if own is not None:
            found[own] = []
        number[heading.id] = number[lead.id]
        found[number[lead.id]].append(heading)
    return [group for group in found if group]


def _is_clause(statement: Statement) -> bool:
    """Whether its own words hold the verb, so that they tell of a doing."""
    start, end = statement.clause or (statement.start, statement.end)
    return statement.predicate is not None and start <= statement.predicate.start < end


def _summed_up(
    heading: Statement, told: Sequence[Statement], keys: Mapping[str, UndertakingKey]
) -> Statement | None:
    """The sentence of the lead that shares most words with a headline, and does the same."""
    words = keys[heading.id].words
    best: tuple[int, int, str] | None = None
    chosen = None
    for s in told:
        shared = len(words & keys[s.id].words)
        near = heading.end <= s.start <= heading.end + _LEAD
        least = 1 if keys[heading.id].doing & keys[s.id].doing else _SHARED
        if not near or shared < least or not _alike(heading, s):
            continue
        rank = (shared, -s.start, s.id)
        if best is None or rank > best:
            best, chosen = rank, s
    return chosen


def _alike(heading: Statement, told: Statement) -> bool:
    acts = (heading.act, told.act)
    return acts[0] is acts[1] or all(a in _PLANS for a in acts) or all(a in _MISSED for a in acts)
