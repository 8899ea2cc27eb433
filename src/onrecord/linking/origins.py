"""Origins of a claim: statements that go back to one first speaker, outlet or text count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.records import Anonymity, Copy, Document, Origin, SourceKind, Statement, content_id
from onrecord.text.clusters import connected

__all__ = ["CopiedParts", "find_origins"]


@dataclass(frozen=True, slots=True)
class CopiedParts:
    """For each document the extents that it shares with an earlier one, and which one."""

    parts: Mapping[str, tuple[tuple[int, int, str, int, int], ...]]

    @staticmethod
    def of(copies: Sequence[Copy]) -> CopiedParts:
        """The shared extents of all copies."""
        parts: dict[str, list[tuple[int, int, str, int, int]]] = defaultdict(list)
        for copy in copies:
            for start, end, of_start, of_end in copy.spans:
                parts[copy.document].append((start, end, copy.of, of_start, of_end))
        return CopiedParts({document: tuple(found) for document, found in parts.items()})

    def copied_from(self, statement: Statement) -> tuple[tuple[str, int, int], ...]:
        """(earlier document, start, end) of every shared extent that covers most of the statement."""
        length = statement.end - statement.start
        found = []
        for start, end, of, of_start, of_end in self.parts.get(statement.document, ()):
            if min(end, statement.end) - max(start, statement.start) >= 0.7 * length:
                found.append((of, of_start, of_end))
        return tuple(found)


def find_origins(
    statements: Sequence[Statement], documents: Mapping[str, Document], copied: CopiedParts
) -> tuple[Origin, ...]:
    """The origins of one claim's statements, in stable order; unknown provenance stays one origin a document.

    Two statements share an origin when they name the same first speaker, when one stands in words copied
    from the other's document, or when both are the own voice of one outlet.
    """
    ids = [s.id for s in statements]
    reasons = {s.id: _own_reason(s, documents[s.document]) for s in statements}
    by_reason: dict[str, list[str]] = defaultdict(list)
    for statement_id, (key, _, _) in reasons.items():
        by_reason[key].append(statement_id)
    links = [(a, b) for members in by_reason.values() for a, b in pairwise(members)]
    copies = _copy_links(statements, copied)
    groups = connected(ids, [*links, *copies, *_own_voice_links(statements)])
    by_id = {s.id: s for s in statements}
    copied_ids = {later for later, _ in copies}
    return tuple(_origin([by_id[i] for i in group], reasons, copied_ids) for group in groups)


def _own_voice_links(statements: Sequence[Statement]) -> list[tuple[str, str]]:
    """(article-voice statement, attributed one) of one document: a headline is no second origin."""
    attributed: dict[str, str] = {}
    for statement in statements:
        if statement.sources[0].mention is not None:
            attributed.setdefault(statement.document, statement.id)
    return [
        (s.id, attributed[s.document])
        for s in statements
        if s.sources[0].mention is None and s.document in attributed
    ]


def _own_reason(statement: Statement, document: Document) -> tuple[str, str | None, str]:
    """(key, shown source, reason in words) of one statement alone."""
    first = statement.sources[0]
    if first.anonymity is Anonymity.NAMED and first.name is not None and first.kind is not SourceKind.OUTLET:
        return f"speaker {first.party or first.name.casefold()}", first.name, f"all go back to {first.name}"
    for link in statement.sources:
        if link.kind is SourceKind.OUTLET and link.name is not None:
            how = f"all go back to {link.name}"
            return f"outlet {link.name.casefold()}", link.name, how
    if document.publisher is not None:
        return (
            f"outlet {document.publisher.casefold()}",
            document.publisher,
            f"published by {document.publisher}",
        )
    return f"document {document.id}", None, "provenance unknown"


def _copy_links(statements: Sequence[Statement], copied: CopiedParts) -> list[tuple[str, str]]:
    """(copied statement, statement that it was copied from) within one claim."""
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    links = []
    for statement in statements:
        for of, start, end in copied.copied_from(statement):
            links += [(statement.id, o.id) for o in by_document[of] if o.start < end and start < o.end]
    return links


def _origin(
    group: Sequence[Statement], reasons: Mapping[str, tuple[str, str | None, str]], copied: set[str]
) -> Origin:
    # The reason of an attributed statement names the origin better than that of a headline.
    first = next((s for s in group if s.sources[0].mention is not None), group[0])
    key, source, how = reasons[first.id]
    if any(s.id in copied for s in group):
        how = f"{how}; some stand in copied words" if len(group) > 1 else how
    documents = tuple(dict.fromkeys(s.document for s in group))
    return Origin(content_id("o", key), source, tuple(s.id for s in group), documents, how)
