"""Which entries are one document, which documents are versions of one another, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from onrecord.records import Document, GivenMention

__all__ = [
    "METADATA",
    "StoredDocument",
    "TextHistory",
    "brings_something",
    "conflicting_fields",
    "merge_documents",
    "number_versions",
    "published_day",
]

METADATA = ("title", "publisher", "url", "published", "modified", "language")
"""The fields that a later entry of the same text may fill in."""

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as one view shows it.

    ``document.id`` is the id that exports carry: the bare id for the first version, ``ID@`` and eight
    digits of ``sha256_text`` for later ones. ``own_id`` is the id the document came with, which its reading
    carries; it differs where a document turned out to be a version of another by its URL. ``key`` names the
    text under its own id, as in search hits. ``recorded`` is when the ledger first learned of it.
    """

    document: Document
    base_id: str
    version_of: str | None
    newest: bool
    recorded: str
    reading_key: str | None
    own_id: str
    key: str


@dataclass(frozen=True, slots=True)
class TextHistory:
    """One text under one id: its entries merged, when it was first recorded, and its newest reading."""

    key: str
    document: Document
    recorded: str
    reading_key: str | None


def merge_documents(entries: Sequence[Document]) -> Document:
    """What several entries of one text say together: of each field the first value that is known.

    The bytes, and the blocks that were cut from them, are those of the entry with the most metadata, so
    that the order of adding a poor and a rich copy of the same text does not matter.
    """
    carrier = min(entries, key=lambda entry: (-_richness(entry), entry.sha256_raw))
    return replace(
        carrier,
        title=_first_known(entries, "title"),
        publisher=_first_known(entries, "publisher"),
        url=_first_known(entries, "url"),
        published=_first_known(entries, "published"),
        modified=_first_known(entries, "modified"),
        language=_first_known(entries, "language"),
        given=_all_given(entries),
    )


def brings_something(known: Document, incoming: Document) -> bool:
    """Whether ``incoming`` says something that the same text's earlier entries left open."""
    new_given = {mention.id for mention in incoming.given} - {mention.id for mention in known.given}
    return bool(new_given) or any(
        getattr(known, name) is None and getattr(incoming, name) is not None for name in METADATA
    )


def conflicting_fields(known: Document, incoming: Document) -> tuple[str, ...]:
    """The fields in which ``incoming`` contradicts what is already known of the same text."""
    fields = tuple(
        name
        for name in METADATA
        if getattr(incoming, name) is not None and getattr(known, name) not in (None, getattr(incoming, name))
    )
    placed = {mention.id: mention for mention in known.given}
    moved = any(placed.get(mention.id, mention) != mention for mention in incoming.given)
    return (*fields, "given") if moved else fields


def number_versions(histories: Iterable[TextHistory]) -> Iterator[StoredDocument]:
    """The documents of a view, each with the id it has there, versions known from their id or URL.

    Only what is given is looked at, so a view of a day numbers versions as a ledger of that day would.
    """
    for group in _grouped(sorted(histories, key=_version_order)):
        base = group.members[0].document.id
        for number, member in enumerate(group.members):
            sha = member.document.sha256_text
            shown = base if number == 0 else f"{base}@{sha[:8]}"
            yield StoredDocument(
                document=replace(member.document, id=shown),
                base_id=base,
                version_of=None if number == 0 else base,
                newest=number == len(group.members) - 1,
                recorded=member.recorded,
                reading_key=member.reading_key,
                own_id=member.document.id,
                key=member.key,
            )


def published_day(published: str) -> date:
    """The day of publication in UTC where a time zone is given, else the day as it is written.

    >>> published_day("2025-01-01T01:30:00+03:00").isoformat()
    '2024-12-31'
    """
    return _moment(published).date()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _version_order(history: TextHistory) -> tuple[datetime, datetime, str]:
    # "Recorded" comes last: only where nothing else tells does the order of adding decide.
    document = history.document
    published = _NEVER if document.published is None else _moment(document.published)
    modified = published if document.modified is None else _moment(document.modified)
    return published, modified, history.recorded


@dataclass(slots=True)
class _Group:
    members: list[TextHistory] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)

    def add(self, history: TextHistory) -> None:
        self.members.append(history)
        self.texts.add(history.document.sha256_text)


def _grouped(ordered: Sequence[TextHistory]) -> Iterator[_Group]:
    by_id: dict[str, _Group] = {}
    by_url: dict[str, list[_Group]] = {}
    groups: list[_Group] = []
    for history in ordered:
        document = history.document
        url_groups = [] if document.url is None else by_url.setdefault(document.url, [])
        group = by_id.get(document.id)
        if group is None:
            # Equal texts with different ids stay two documents, even under one URL.
            other_texts = (found for found in url_groups if document.sha256_text not in found.texts)
            group = next(other_texts, None)
        if group is None:
            group = _Group()
            groups.append(group)
        by_id.setdefault(document.id, group)
        if not any(found is group for found in url_groups):
            url_groups.append(group)
        if document.sha256_text not in group.texts:
            group.add(history)
    yield from groups


def _richness(document: Document) -> int:
    return sum(getattr(document, name) is not None for name in METADATA) + len(document.given)


def _first_known(entries: Sequence[Document], name: str) -> str | None:
    return next((value for entry in entries if (value := getattr(entry, name)) is not None), None)


def _all_given(entries: Sequence[Document]) -> tuple[GivenMention, ...]:
    by_id: dict[str, GivenMention] = {}
    for entry in entries:
        for mention in entry.given:
            by_id.setdefault(mention.id, mention)
    return tuple(sorted(by_id.values(), key=lambda mention: (mention.start, mention.end, mention.id)))
