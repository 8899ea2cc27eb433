"""Folds what is new by origin: thirty papers that repeat one agency are one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.records import Alert, Brief, BriefLine, Claim, DocumentEntry, Layers, Origin, Section, Statement

__all__ = ["make_brief"]

_FIRST = (Section.ANNOUNCEMENT, Section.COMMITMENT, Section.EVENT, Section.REACTION)


def make_brief(before: Layers, after: Layers, alerts: Sequence[Alert]) -> Brief:
    """What the later layers hold beside the earlier ones; ``alerts`` are those that are new.

    A statement that an earlier version of its document made in the same words is no news.
    """
    new = _new_statements(before, after)
    known = {s.id for s in before.statements()}
    entries = {e.document.id for e in before.documents}
    documents = tuple(e.document.id for e in after.documents if e.document.id not in entries)
    told: dict[str, list[tuple[Claim, Origin]]] = defaultdict(list)
    for claim in after.claims:
        for origin in claim.origins:
            if any(i in new for i in origin.statements):
                told[origin.origin].append((claim, origin))
    lines = [_line(found, new, known) for found in told.values()]
    shown = [line for line in lines if line.new or line.joins]
    telling = {document for line in shown for document in line.documents}
    return Brief(
        documents=documents,
        origins=len(told),
        lines=tuple(sorted(shown, key=_weight)),
        alerts=tuple(alerts),
        repeating=tuple(d for d in documents if d not in telling),
    )


def _new_statements(before: Layers, after: Layers) -> dict[str, Statement]:
    base = _bases((*before.documents, *after.documents))
    words = {(base[s.document], s.quote) for s in before.statements()}
    known = {s.id for s in before.statements()}
    found = (s for s in after.statements() if s.id not in known)
    return {s.id: s for s in found if (base[s.document], s.quote) not in words}


def _bases(entries: Iterable[DocumentEntry]) -> dict[str, str]:
    return {e.document.id: e.version_of or e.document.id for e in entries}


def _line(found: Sequence[tuple[Claim, Origin]], new: dict[str, Statement], known: set[str]) -> BriefLine:
    """One origin's line; a claim counts as known where a statement of it stood in the earlier layers."""
    fresh: list[Statement] = []
    joined: list[Statement] = []
    repeats = 0
    documents: set[str] = set()
    for claim, origin in found:
        statements = [new[i] for i in origin.statements if i in new]
        documents.update(s.document for s in statements)
        if known.intersection(origin.statements):
            repeats += 1
        elif known.intersection(claim.statements):
            joined.append(statements[0])
        else:
            fresh.append(statements[0])
    first = found[0][1]
    return BriefLine(
        origin=first.origin,
        source=first.source,
        documents=tuple(sorted(documents)),
        new=tuple(sorted(fresh, key=_order)),
        joins=tuple(sorted(joined, key=_order)),
        repeats=repeats,
    )


def _order(statement: Statement) -> tuple[int, str, int, str]:
    """What is undertaken and done first, then as it stands in the document."""
    rank = _FIRST.index(statement.section) if statement.section in _FIRST else len(_FIRST)
    return rank, statement.document, statement.start, statement.id


def _weight(line: BriefLine) -> tuple[int, int, str]:
    """The origin that most documents carry stands first, then the one that says most."""
    return -len(line.documents), -(len(line.new) + len(line.joins)), line.origin
