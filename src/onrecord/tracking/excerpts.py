"""What of the documents' words may be published: quotations, a little around them, whole texts where free.

Most sentences of a short report are statements, so quotations with their surroundings would add up to the
whole report. That is why a document has a limit: the words around quotations are given as far as it leaves
room, and the quotations that nothing else rests on are the first to be withheld.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from onrecord.records import (
    BlockKind,
    DatedSentence,
    Decision,
    Document,
    Dossier,
    DossierLine,
    DossierSection,
    Excerpt,
    LeftOut,
    Section,
    Statement,
    TimelineDay,
)
from onrecord.tracking.decided import standing

__all__ = ["AROUND", "FREE", "free_documents", "quoted_only"]

FREE = "free"
"""The kind of the decisions that say that a document's whole text may be published."""
AROUND = 300
"""So many characters around a quotation are published at most, half before it and half after it."""
_WIDTHS = (AROUND // 2, AROUND // 3, AROUND // 6, 0)
_MOST = 3, 4
"""So much of a text that is not free is published at most, unless what the dossier rests on is more."""
_SIGNS, _MARKS = ".,;:!?…\"'“”‘’«»()[]", 3
"""Marks that belong to the words they touch, and how many of them at most."""
_NOT_QUOTED = "What is said of this is not quoted here."

Span = tuple[int, int]


def free_documents(decisions: Sequence[Decision], on: date | None = None) -> frozenset[str]:
    """The documents that are marked free; a mark holds for one version of a text, not for its later ones."""
    return frozenset(name for d in standing(decisions, FREE, on) for name in d.on)


def quoted_only(dossier: Dossier, free: Collection[str]) -> Dossier:
    """The dossier with an excerpt for each document that is not free, and without what is withheld.

    Everything that a commitment, contradiction or another register rests on stays.
    """
    chosen = _Choice.of(dossier, free)
    held = {i: s for i, s in _all_statements(dossier).items() if i not in chosen.withheld}
    return replace(
        dossier,
        sections=tuple(_section(part, held) for part in dossier.sections),
        statements=tuple(s for s in dossier.statements if s.id in held),
        days=tuple(day for day in (_day(day, chosen.untold) for day in dossier.days) if day.sentences),
        revisions=tuple(r for r in dossier.revisions if r.a in held and r.b in held),
        gaps=tuple(g for g in dossier.gaps if g.towards not in chosen.withheld),
        left_out=tuple(x if x.document in free else _cut(x) for x in dossier.left_out),
        excerpts=chosen.excerpts,
    )


@dataclass(frozen=True, slots=True)
class _Choice:
    excerpts: tuple[Excerpt, ...]
    withheld: frozenset[str]
    untold: frozenset[DatedSentence]

    @classmethod
    def of(cls, dossier: Dossier, free: Collection[str]) -> _Choice:
        """What is shown of each document that is not free."""
        said: dict[str, list[Statement]] = {}
        for statement in _all_statements(dossier).values():
            said.setdefault(statement.document, []).append(statement)
        told: dict[str, list[DatedSentence]] = {}
        for sentence in (sentence for day in dossier.days for sentence in day.sentences):
            told.setdefault(sentence.document, []).append(sentence)
        relied = frozenset(_relied_on(dossier))
        made = [
            _Text.of(e.document).choose(said.get(e.document.id, ()), told.get(e.document.id, ()), relied)
            for e in dossier.documents
            if e.document.id not in free
        ]
        return cls(
            tuple(excerpt for choice in made for excerpt in choice.excerpts),
            frozenset().union(*(choice.withheld for choice in made)),
            frozenset().union(*(choice.untold for choice in made)),
        )


def _all_statements(dossier: Dossier) -> Mapping[str, Statement]:
    lines = (line.statement for part in dossier.sections for line in part.lines)
    return {s.id: s for s in (*dossier.statements, *lines)}


def _relied_on(dossier: Dossier) -> Iterator[str]:
    """The statements that a register of the dossier shows as what it rests on."""
    for commitment in dossier.commitments:
        yield from (m.statement for m in commitment.mentions)
        yield from (w.statement for w in commitment.windows)
        yield from (i for change in commitment.status_as_of for i in change.because)
    for pair in dossier.contradictions:
        yield from (pair.a, pair.b)
    for arrangement in dossier.arrangements:
        yield from arrangement.statements
    for reaction in dossier.reactions:
        yield from reaction.statements
    for sign in dossier.indicators:
        yield from (*sign.statements, *(o.statement for o in sign.observations))
    for matrix in dossier.assessments.matrices:
        yield from (item.statement for item in matrix.items if item.statement is not None)


@dataclass(slots=True)
class _Text:
    """A document's text while it is chosen what of it is shown; ``shown`` has a byte for each character."""

    document: Document
    shown: bytearray
    left_out: bytearray
    most: int
    taken: int = 0

    @classmethod
    def of(cls, document: Document) -> _Text:
        """Nothing is shown yet."""
        size = len(document.text)
        blank = bytearray(size)
        for block in document.blocks:
            if block.kind is BlockKind.BOILERPLATE:
                _fill(blank, block.start, block.end)
        part, whole = _MOST
        return cls(document, bytearray(size), blank, (size - blank.count(1)) * part // whole)

    def choose(
        self, statements: Sequence[Statement], told: Sequence[DatedSentence], relied: Collection[str]
    ) -> _Choice:
        """What the dossier rests on and the first quotation are shown, the rest as far as there is room."""
        rank = {section: number for number, section in enumerate(Section)}
        ordered = sorted(statements, key=lambda s: (rank[s.section], s.start, s.id))
        for statement in ordered:
            if statement.id in relied:
                self._show(statement.start, statement.end)
        untold = frozenset(sentence for sentence in told if not self._admit(sentence.start, sentence.end))
        withheld = frozenset(s.id for s in ordered if not self._admit(s.start, s.end))
        return _Choice((Excerpt(self.document.id, self.excerpt(), len(withheld)),), withheld, untold)

    def _admit(self, start: int, end: int) -> bool:
        """Whether the words are shown, now if not before."""
        more = self.shown.count(0, start, end)
        if more and self.taken and self.taken + more > self.most:
            return False
        self._show(start, end)
        return True

    def _show(self, start: int, end: int) -> None:
        self.taken += self.shown.count(0, start, end)
        _fill(self.shown, start, end)

    def excerpt(self) -> tuple[Span, ...]:
        """What is shown, with as much around it as there is room for."""
        words = self.document.text
        quoted = _runs(self.shown)
        for width in _WIDTHS:
            wider = bytearray(self.shown)
            for start, end in quoted:
                _fill(wider, *_around(words, start, end, width))
            for start, end in _runs(self.left_out):
                _fill(wider, start, end, bytes(self.shown[start:end]))
            if wider.count(1) <= self.most:
                break
        return _joined(words, _runs(wider))


def _fill(of: bytearray, start: int, end: int, by: bytes | None = None) -> None:
    end = min(end, len(of))
    if start < end:
        of[start:end] = b"\1" * (end - start) if by is None else by


def _runs(of: bytearray) -> list[Span]:
    found, at = [], of.find(1)
    while at >= 0:
        end = of.find(0, at)
        end = len(of) if end < 0 else end
        found.append((at, end))
        at = of.find(1, end)
    return found


def _around(words: str, start: int, end: int, width: int) -> Span:
    """The span with whole words around it, at most ``width`` characters on each side."""
    first, last = max(0, start - width), min(len(words), end + width)
    while 0 < first < start and not words[first - 1].isspace():
        first += 1
    while end < last < len(words) and not words[last].isspace():
        last -= 1
    return first, last


def _joined(words: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans with the marks that touch them; those between which there is no word are one."""
    found: list[Span] = []
    for start, end in spans:
        before, after = words[max(0, start - _MARKS) : start], words[end : end + _MARKS]
        start -= len(before) - len(before.rstrip(_SIGNS))
        end += len(after) - len(after.lstrip(_SIGNS))
        if found and not any(map(str.isalnum, words[found[-1][1] : start])):
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)


def _day(day: TimelineDay, untold: Collection[DatedSentence]) -> TimelineDay:
    return replace(day, sentences=tuple(s for s in day.sentences if s not in untold))


def _section(part: DossierSection, held: Mapping[str, Statement]) -> DossierSection:
    """The section's lines as far as they can be quoted."""
    lines = tuple(line for line in (_line(line, held) for line in part.lines) if line is not None)
    return replace(part, lines=lines, gap=_NOT_QUOTED if part.lines and not lines else part.gap)


def _line(line: DossierLine, held: Mapping[str, Statement]) -> DossierLine | None:
    """The line, quoting another statement that says the same where its own is withheld."""
    if line.statement.id in held:
        return line
    same = () if line.claim is None else line.claim.statements
    other = next((held[i] for i in same if i in held), None)
    return None if other is None else replace(line, statement=other)


def _cut(left_out: LeftOut) -> LeftOut:
    """The beginning of the words, as long as a quotation's surroundings may be."""
    if len(left_out.quote) <= AROUND:
        return left_out
    return replace(left_out, end=left_out.start + AROUND, quote=left_out.quote[:AROUND])
