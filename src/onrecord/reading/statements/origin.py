"""Where a text comes from: its publisher, and the agency whose text the publisher carries."""

from __future__ import annotations

import re

from onrecord.reading.names import Names
from onrecord.reading.parse import ParsedDocument
from onrecord.records import Anonymity, Block, BlockKind, Document, EvidenceSpan, Source, SourceKind

__all__ = ["is_publisher", "outlet_of", "wire_of"]


def outlet_of(document: Document) -> Source:
    """The publishing outlet, unattributed: alone in article voice, else the last link."""
    return Source(document.publisher, SourceKind.OUTLET, Anonymity.UNATTRIBUTED)


_AGENCY = re.compile(r"\(([^(),\d]{2,40}?)(?:,[^()]*)?\)")
_SLASHED = re.compile(r"/ ?([A-Z][\w .&'’-]{1,40}?) ?/")
_AGENCY_LINE = re.compile(r"\s*\(([^(),\d]{2,40}?),[^()]*\)\s*$")
_TRANSLATED = re.compile(
    r"\s*[(\[]?[Tt]ranslat(?:ed|ion)\b[^()\n]{0,30}?(?: from| of|:) (?:the )?"
    r"([A-Z][^(),.;:\d]{1,40}?)(?:[,.;:][^()\n]*)?[)\]]?\s*$"
)
_FIRST_LINES = 3


def wire_of(parsed: ParsedDocument, names: Names) -> tuple[Source, ...]:
    """The agency or station that a dateline names in brackets or between slashes, where it is not the
    publisher: a link of every chain. So does a line in brackets that opens a translated text
    ("(Radio X, 3 May, translated)", "Translated from Radio X").
    """
    for at, block in enumerate(parsed.document.blocks):
        match = _translated(parsed.text, block, at, names) or _agency(parsed.text, block, at)
        if match is None:
            continue
        start, end = match.span(1)
        name = match.group(1).strip()
        if is_publisher(name, parsed.document.publisher) or _opens(block, name, parsed.document.publisher):
            return ()
        found = names.resolve(start, end)
        mention = EvidenceSpan(start, end, parsed.text[start:end])
        return (Source(found.name or name, SourceKind.OUTLET, Anonymity.NAMED, mention, party=found.party),)
    return ()


def _opens(block: Block, name: str, publisher: str | None) -> bool:
    """Whether a dateline's agency is the publisher by the first words of its name."""
    dateline = block.kind is BlockKind.DATELINE
    return dateline and publisher is not None and publisher.casefold().startswith(name.casefold() + " ")


def _agency(text: str, block: Block, at: int) -> re.Match[str] | None:
    if block.kind is BlockKind.DATELINE:
        return _AGENCY.search(text, block.start, block.end) or _SLASHED.search(text, block.start, block.end)
    opens = at < _FIRST_LINES and block.kind is BlockKind.PARAGRAPH
    return _AGENCY_LINE.match(text, block.start, block.end) if opens else None


def _translated(text: str, block: Block, at: int, names: Names) -> re.Match[str] | None:
    """A first line like "(Translated from the Norvian News Service)": an outlet, and no language."""
    if at >= _FIRST_LINES or block.kind not in (BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.HEADING):
        return None
    match = _TRANSLATED.match(text, block.start, block.end)
    if match is None or names.resolve(*match.span(1)).kind is not SourceKind.OUTLET:
        return None
    return match


def is_publisher(name: str, publisher: str | None) -> bool:
    """Whether a name is the publisher's: in full, by its last words, or by its initials."""
    if publisher is None:
        return False
    initials = "".join(word[0] for word in publisher.split() if word[0].isupper())
    ours, asked = publisher.casefold().removeprefix("the "), name.casefold().removeprefix("the ")
    return asked == ours or name == initials or (asked != "" and ours.endswith(" " + asked))
