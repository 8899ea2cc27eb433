"""Corrections and retractions: what a publisher changed on a page, or says was wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.tables import patterns
from onrecord.records import ContradictionKind, Document, Revision, RevisionKind, Statement
from onrecord.text.words import jaccard

__all__ = ["find_corrections"]

_SAME, _LIKE, _REPLACES = 0.8, 0.5, 0.4
_RUNNING = re.compile(r"\s+")


def find_corrections(
    statements: Sequence[Statement],
    documents: Mapping[str, Document],
    older: Mapping[str, Sequence[Statement]],
) -> tuple[Revision, ...]:
    """What was corrected or retracted, linked to every statement on record that says the old thing.

    ``older`` holds, for the newest version of each edited page, the statements of its older versions.
    """
    notices = {i for i, document in documents.items() if _matches("misstated", document.text)}
    if not older and not notices:
        return ()
    keys = {s.id: statement_key(s) for s in statements}
    by_document: dict[str, list[Statement]] = {}
    for statement in statements:
        by_document.setdefault(statement.document, []).append(statement)
    rows = list(_edited(by_document, documents, older, keys))
    for document_id, now in sorted(by_document.items()):
        if document_id in notices:
            rows += _noticed(now, statements, keys, documents)
    found = {(row.a, row.b): row for row in reversed(rows)}
    return tuple(found[pair] for pair in sorted(found))


def _edited(
    by_document: Mapping[str, Sequence[Statement]],
    documents: Mapping[str, Document],
    older: Mapping[str, Sequence[Statement]],
    keys: Mapping[str, StatementKey],
) -> Iterator[Revision]:
    index: dict[str, list[Statement]] = {}
    for statement in (s for told in by_document.values() for s in told if older):
        for word in keys[statement.id].words:
            index.setdefault(word, []).append(statement)
    for document_id, before in sorted(older.items()):
        for old, new, relation, why in _edits(
            before, by_document.get(document_id, ()), documents[document_id]
        ):
            for told in _saying(statement_key(old), index, keys):
                if told.document != document_id:
                    yield Revision(told.id, new.id, relation, _kind(old, new), why)


Edit = tuple[Statement, Statement, RevisionKind, str]


def _edits(before: Sequence[Statement], now: Sequence[Statement], page: Document) -> Iterator[Edit]:
    """(old statement, what stands in its place, how, why) of one page."""
    kept, had = {_plain(s.quote) for s in now}, {_plain(s.quote) for s in before}
    fresh = [s for s in now if _plain(s.quote) not in had]
    gone = [s for s in before if _plain(s.quote) not in kept]
    outlet = page.publisher or "the publisher"
    withdrawal = next((s for s in fresh if _matches("retracts", s.quote)), None)
    for old in gone:
        new = _in_place_of(old, fresh)
        if withdrawal is not None:
            yield old, withdrawal, RevisionKind.RETRACTION, f"{outlet} withdrew the page that said so"
        elif new is not None:
            why = f"{outlet} changed the page: “{_plain(old.quote)}” became “{_plain(new.quote)}”"
            yield old, new, RevisionKind.CORRECTION, why


def _in_place_of(old: Statement, fresh: Sequence[Statement]) -> Statement | None:
    words = statement_key(old).words
    near = [(jaccard(words, statement_key(new).words), new.id, new) for new in fresh]
    best = max(near, default=None, key=lambda entry: entry[:2])
    return best[2] if best is not None and best[0] >= _REPLACES else None


def _saying(
    old: StatementKey, index: Mapping[str, Sequence[Statement]], keys: Mapping[str, StatementKey]
) -> Iterator[Statement]:
    """The statements that say the old thing in nearly the same words, with the same counts."""
    rare = sorted(old.words, key=lambda word: (len(index.get(word, ())), word))
    # So like a set of words shares one of any few of them.
    few = rare[: len(rare) - int(_SAME * len(rare)) + 1]
    near = {s.id: s for word in few for s in index.get(word, ())}
    for _, statement in sorted(near.items()):
        key = keys[statement.id]
        if jaccard(key.words, old.words) >= _SAME and key.numbers == old.numbers:
            yield statement


def _noticed(
    now: Sequence[Statement],
    statements: Sequence[Statement],
    keys: Mapping[str, StatementKey],
    documents: Mapping[str, Document],
) -> Iterator[Revision]:
    """What a notice of correction says was wrong, linked to those who say it."""
    for number, wrong in enumerate(now):
        page = documents[wrong.document]
        lead = page.text[max(0, wrong.start - _LEAD) : wrong.end]
        if not _matches("misstated", lead):
            continue
        right = next((s for s in now[number + 1 : number + 3] if s.start >= wrong.end), wrong)
        for told in statements:
            if told.document == wrong.document or not _by_one_outlet(documents[told.document], page):
                continue
            if jaccard(keys[told.id].words, keys[wrong.id].words) >= _LIKE:
                why = f"{page.publisher} says that it was wrong"
                yield Revision(told.id, right.id, RevisionKind.CORRECTION, _kind(told, right), why)


_LEAD = 90
"""Characters before the wrong words within which a notice says that they were wrong."""


def _by_one_outlet(a: Document, b: Document) -> bool:
    """Whether one outlet published both, ``a`` no later."""
    if a.publisher is None or a.publisher != b.publisher or a.published is None or b.published is None:
        return False
    return a.published[:10] <= b.published[:10]


def _matches(kind: str, words: str) -> bool:
    return any(p.search(_plain(words)) for p in patterns(kind))


def _plain(words: str) -> str:
    return _RUNNING.sub(" ", words).strip()


def _kind(old: Statement, new: Statement) -> ContradictionKind | None:
    """The slot in which the new words differ, None where several do or none."""
    if statement_key(old).numbers != statement_key(new).numbers:
        return ContradictionKind.NUMBER
    if old.window != new.window:
        return ContradictionKind.DATE
    return ContradictionKind.OUTCOME if old.polarity is not new.polarity else None
