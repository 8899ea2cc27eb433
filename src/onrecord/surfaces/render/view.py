"""What a dossier shows, in words and links: the page, the Markdown and the terminal all write these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.records import (
    Claim,
    Document,
    Dossier,
    DossierLine,
    DossierSection,
    Modality,
    Origin,
    Polarity,
    Revision,
    Section,
    Statement,
)
from onrecord.surfaces.render.anchors import line_anchor
from onrecord.surfaces.render.judged import grade_words
from onrecord.surfaces.render.links import Links
from onrecord.surfaces.render.words import (
    ChainLink,
    chain_links,
    count,
    modality_words,
    one_line,
    published_words,
    shorten,
    text,
    window_words,
)
from onrecord.tracking.assessment import Graded

__all__ = [
    "ChangeView",
    "DocumentRef",
    "Index",
    "LineView",
    "OriginView",
    "QuoteView",
    "SectionView",
    "count_words",
    "make_index",
    "quote_view",
    "section_views",
]

_LONGEST_TITLE = 300
"""Characters of a document's title where the document is only referred to."""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document's number on the page and its anchor; no anchor where the page does not hold it."""

    number: str
    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a later statement made of a quoted one: how it changed, the new words, and where they stand."""

    label: str
    published: str
    words: str
    why: str
    href: str | None
    document: DocumentRef


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A statement in words: its quote, the link to it, the chain, and how the content is put."""

    words: str
    href: str | None
    document: DocumentRef
    chain: tuple[ChainLink, ...]
    modality: str
    modality_key: str
    negated: bool
    window: str | None
    said: str | None
    language: str
    considered: str | None
    changes: tuple[ChangeView, ...] = ()
    grades: tuple[str, ...] = ()

    @property
    def chain_words(self) -> str:
        """The chain on one line."""
        return text("chain.separator").join(map(str, self.chain))


@dataclass(frozen=True, slots=True)
class OriginView:
    """One origin of a claim: where the documents have it from, and why they count as one."""

    source: str
    how: str
    documents: tuple[DocumentRef, ...]


@dataclass(frozen=True, slots=True)
class LineView:
    """One thing said: its quote, the counts, the origins, and the other statements that say it.

    A statement read in two sections has its anchor on the first line only.
    """

    anchor: str | None
    quote: QuoteView
    counts: str
    origins: tuple[OriginView, ...]
    also: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its lines, or the words that say what is missing."""

    key: str
    title: str
    gap: str
    lines: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """Documents and statements by id, with what the documents are called: their numbers on one page.

    ``links`` says where quotations lead.
    """

    documents: Mapping[str, Document]
    numbers: Mapping[str, int | str]
    statements: Mapping[str, Statement]
    quoted: frozenset[str]
    topics: Mapping[str, str]
    changed: Mapping[str, tuple[Revision, ...]]
    graded: Graded
    links: Links = field(default_factory=Links)

    def towards(self, record: str | None) -> str:
        """What a reaction, sign or gap is about, in the words of the record."""
        if record is None:
            return text("page.not_said")
        if record in self.topics:
            return one_line(self.topics[record])
        if record in self.statements:
            return one_line(self.statements[record].quote)
        if record in self.numbers:
            return f"[{self.numbers[record]}] {self.document_ref(record).title}"
        return text("page.not_said")

    def about(self, record: str | None) -> str:
        """The words of a record that the dossier shows, "" for any other."""
        return "" if record is None or self.towards(record) == text("page.not_said") else self.towards(record)

    def document_ref(self, document: str) -> DocumentRef:
        """The reference to a document, by its number where the page holds it."""
        if document not in self.numbers:
            return DocumentRef(one_line(document), one_line(document), None)
        held = self.documents[document]
        title = shorten(one_line(held.title if held.title is not None else document), _LONGEST_TITLE)
        return DocumentRef(str(self.numbers[document]), title, self.links.document(document))

    def line(self, statement: str) -> str | None:
        """The anchor of the line that quotes a statement, None where none does."""
        return f"#{line_anchor(statement)}" if statement in self.quoted else None

    def document_refs(self, documents: Iterable[str]) -> tuple[DocumentRef, ...]:
        """The references to some documents."""
        return tuple(map(self.document_ref, documents))

    def quotes(self, statements: Iterable[str]) -> tuple[QuoteView, ...]:
        """The quotes of these statements; those the dossier does not hold are left out."""
        return tuple(quote_view(self, self.statements[s]) for s in statements if s in self.statements)


def make_index(dossier: Dossier) -> Index:
    """The dossier's records by id; statements of the lines are held like the others."""
    documents = {entry.document.id: entry.document for entry in dossier.documents}
    lines = [line for section in dossier.sections for line in section.lines]
    statements = {s.id: s for s in (*dossier.statements, *(line.statement for line in lines))}
    return Index(
        documents=documents,
        numbers={document: number for number, document in enumerate(documents, start=1)},
        statements=statements,
        quoted=frozenset(line.statement.id for line in lines),
        topics=_topics(dossier, lines),
        changed=_changed(dossier, lines),
        graded=Graded.of(dossier.assessments.grades),
    )


def _changed(dossier: Dossier, lines: Iterable[DossierLine]) -> dict[str, tuple[Revision, ...]]:
    """Statement -> what later statements made of it, or of one that says the same."""
    later: dict[str, list[Revision]] = {}
    for revision in dossier.revisions:
        later.setdefault(revision.a, []).append(revision)
    for line in lines:
        said = (line.statement.id, *(() if line.claim is None else line.claim.statements))
        if later.keys().isdisjoint(said):
            continue
        found = {r.b: r for s in said for r in later.get(s, ())}
        if found:
            later[line.statement.id] = list(found.values())
    return {statement: tuple(rows) for statement, rows in later.items()}


def _topics(dossier: Dossier, lines: Iterable[DossierLine]) -> dict[str, str]:
    """What is quoted of every claim, commitment and arrangement under its ids, former ones too."""
    topics: dict[str, str] = {}
    for line in lines:
        if line.claim is not None:
            words = line.statement.quote
            topics.update(dict.fromkeys((*line.claim.former_ids, line.claim.id), words))
    for commitment in dossier.commitments:
        words = commitment.undertaking
        topics.update(dict.fromkeys((*commitment.former_ids, commitment.id), words))
    said = {statement.id: statement for statement in dossier.statements}
    for arrangement in dossier.arrangements:
        quotes = [said[i].quote for i in arrangement.statements if i in said]
        if quotes:
            topics[arrangement.id] = quotes[0]
    return topics


def quote_view(index: Index, statement: Statement) -> QuoteView:
    """The statement in words, linked to its mark where the page holds its document."""
    held = statement.document in index.documents
    return QuoteView(
        words=one_line(statement.quote),
        href=index.links.statement(statement.id) if held else None,
        document=index.document_ref(statement.document),
        chain=chain_links(statement.sources),
        modality=modality_words(statement),
        modality_key="unknown" if statement.modality is None else statement.modality.value,
        negated=statement.polarity is Polarity.NEGATED or statement.modality is Modality.DENIES,
        window=None if statement.window is None else window_words(statement.window),
        said=None if statement.said is None else text("window.said", window=window_words(statement.said)),
        language=statement.language,
        considered=_considered(statement),
        changes=tuple(_change_views(index, statement)),
        grades=tuple(map(grade_words, index.graded.on(statement))),
    )


def _change_views(index: Index, statement: Statement) -> Iterator[ChangeView]:
    for revision in index.changed.get(statement.id, ()):
        new = index.statements.get(revision.b)
        if new is None:
            continue
        held = index.documents.get(new.document)
        yield ChangeView(
            label=text(f"revision.{revision.relation.value}"),
            published=published_words(None if held is None else held.published),
            words=one_line(new.quote),
            why=one_line(revision.why),
            href=index.links.statement(new.id) if held is not None else None,
            document=index.document_ref(new.document),
        )


def _considered(statement: Statement) -> str | None:
    """What was considered where the reader was not sure enough to say."""
    kept = statement.candidates
    found = [
        " / ".join(map(one_line, names)) for names in (kept.speaker, kept.window, kept.modality) if names
    ]
    return text("chain.considered", names="; ".join(found)) if found else None


def section_views(dossier: Dossier, index: Index) -> tuple[SectionView, ...]:
    """Every section in its order, those without a line with the words of their gap."""
    given: dict[Section, list[DossierSection]] = {}
    for section in dossier.sections:
        given.setdefault(section.section, []).append(section)
    seen: set[str] = set()
    return tuple(_section_view(index, section, given.get(section, []), seen) for section in Section)


def count_words(dossier: Dossier, index: Index) -> str:
    """How much the dossier of this index holds: documents, statements, independent origins."""
    lines = [line for section in dossier.sections for line in section.lines]
    origins = {key for line in lines for key in _origin_keys(line)}
    return " · ".join(
        (
            count("documents", len(dossier.documents)),
            count("statements", len(index.statements)),
            count("origins", len(origins)),
        )
    )


def _origin_keys(line: DossierLine) -> Iterator[str]:
    """What makes an origin one across lines: the named first source, else the origin or document itself."""
    if line.claim is not None:
        yield from (o.source if o.source is not None else o.origin for o in line.claim.origins)
    else:
        name = line.statement.first_source.name
        yield name if name is not None else line.statement.document


def _section_view(index: Index, section: Section, given: list[DossierSection], seen: set[str]) -> SectionView:
    said_gaps = [part.gap for part in given if part.gap is not None]
    return SectionView(
        key=section.value,
        title=text(f"section.{section.value}.title"),
        gap=one_line(said_gaps[0]) if said_gaps else text(f"section.{section.value}.gap"),
        lines=tuple(_line_view(index, line, seen) for part in given for line in part.lines),
    )


def _line_view(index: Index, line: DossierLine, seen: set[str]) -> LineView:
    claim = line.claim
    anchor = None if line.statement.id in seen else line_anchor(line.statement.id)
    seen.add(line.statement.id)
    return LineView(
        anchor=anchor,
        quote=replace(quote_view(index, line.statement), grades=tuple(_grades(index, line))),
        counts=_counts(line),
        origins=() if claim is None else tuple(_origin_view(index, origin) for origin in claim.origins),
        also=() if claim is None else index.quotes(_others(claim, line.statement)),
    )


def _grades(index: Index, line: DossierLine) -> Iterator[str]:
    """The grades on the line's statement, then those on others that say the same, each once."""
    own = index.graded.on(line.statement)
    yield from map(grade_words, own)
    seen = {grade.made.decision for grade in own}
    for other in () if line.claim is None else _others(line.claim, line.statement):
        said = index.statements.get(other)
        for grade in () if said is None else index.graded.on(said):
            if said is not None and grade.made.decision not in seen:
                seen.add(grade.made.decision)
                number = index.document_ref(said.document).number
                yield grade_words(grade, f"“{one_line(said.quote)}” [{number}]")


def _counts(line: DossierLine) -> str:
    """How many documents and origins; which of several cannot be told by name is said, not hidden."""
    told = f"{count('documents', line.documents)}, {count('origins', line.origins)}"
    unnamed = 0 if line.claim is None else sum(o.source is None for o in line.claim.origins)
    return f"{told} ({count('unnamed_origins', unnamed)})" if unnamed and line.origins > 1 else told


def _others(claim: Claim, statement: Statement) -> tuple[str, ...]:
    return tuple(other for other in claim.statements if other != statement.id)


def _origin_view(index: Index, origin: Origin) -> OriginView:
    return OriginView(
        source=text("origins.unknown") if origin.source is None else one_line(origin.source),
        how=one_line(origin.how),
        documents=index.document_refs(origin.documents),
    )
