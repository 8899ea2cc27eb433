"""Headlines beside the sentence that they sum up: both tell of one undertaking."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.records import Act, Statement
from onrecord.tracking.keys import UndertakingKey

__all__ = ["leads_of", "with_headlines"]

_LEAD = 900
"""Characters below a headline within which the sentence that it sums up stands."""
_SHARED = 2
_PLANS = (Act.UNDERTAKES, Act.RESTATES, Act.REVISES, Act.CANCELS)
_MISSED = (Act.REPORTS_NOT_DONE, Act.REVISES)


def leads_of(
    statements: Sequence[Statement], keys: Mapping[str, UndertakingKey]
) -> dict[str, tuple[str, ...]]:
    """Headline -> the sentences that it may sum up, the likeliest first; each document tells its own."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for s in statements:
        if s.act is not None and not s.heading:
            by_document[s.document].append(s)
    headings = (s for s in statements if s.heading and s.act is not None and _is_clause(s))
    return {h.id: _summed_up(h, by_document[h.document], keys) for h in headings}


class _Headline(Protocol):
    @property
    def id(self) -> str:
        """The statement."""

    @property
    def leads(self) -> tuple[str, ...]:
        """The sentences that it may sum up, the likeliest first."""


def with_headlines(groups: Sequence[Sequence[str]], items: Sequence[_Headline]) -> list[list[str]]:
    """The groups, each headline that stood alone put to the undertaking of the sentence that it sums up."""
    number = {i: n for n, group in enumerate(groups) for i in group}
    found = [list(group) for group in groups]
    for heading in items:
        own = number.get(heading.id)
        if not heading.leads or (own is not None and len(found[own]) > 1):
            continue
        lead = next((i for i in heading.leads if i in number), None)
        if lead is None:
            continue
        if own is not None:
            found[own] = []
        number[heading.id] = number[lead]
        found[number[lead]].append(heading.id)
    return [group for group in found if group]


def _is_clause(statement: Statement) -> bool:
    """Whether its own words hold the verb, so that they tell of a doing."""
    start, end = statement.clause or (statement.start, statement.end)
    return statement.predicate is not None and start <= statement.predicate.start < end


def _summed_up(
    heading: Statement, told: Sequence[Statement], keys: Mapping[str, UndertakingKey]
) -> tuple[str, ...]:
    """The sentences of the lead that do the same as a headline, those that share most words with it first."""
    words = keys[heading.id].words
    ranked = []
    for s in told:
        shared = len(words & keys[s.id].words)
        near = heading.end <= s.start <= heading.end + _LEAD
        least = 1 if keys[heading.id].doing & keys[s.id].doing else _SHARED
        if near and shared >= least and _alike(heading, s):
            ranked.append((shared, -s.start, s.id))
    return tuple(name for _, _, name in sorted(ranked, reverse=True))


def _alike(heading: Statement, told: Statement) -> bool:
    acts = (heading.act, told.act)
    return acts[0] is acts[1] or all(a in _PLANS for a in acts) or all(a in _MISSED for a in acts)
