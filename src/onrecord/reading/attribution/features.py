"""What the weights are looked up for: lemma, frame, source and content of a candidate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.quotes import QuoteRegion
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.parse import ParsedSentence

__all__ = ["features_of"]

_QUOTES = frozenset(['"', "“", "”", "''", "``", "«", "»"])
_NOMINAL = frozenset(["dobj", "n", "light", "voice", "pass", "prep", "adj"])
_PERSONAL = frozenset(["i", "we", "you", "he", "she", "they"])


def features_of(
    sentence: ParsedSentence, shape: Shape, content: frozenset[int], near: Sequence[QuoteRegion]
) -> Iterator[str]:
    """The names of the features that hold, each once."""
    head, frame = shape.head, shape.frame
    lemma = head.lemma_.lower()
    yield "bias"
    yield f"l={lemma}"
    yield f"f={frame}"
    yield f"lf={lemma}|{frame}"
    coarse = frame.split(":")[0]
    yield f"lc={lemma}|{coarse}"
    who = _who(shape)
    if lemma in word_class("speech"):
        yield f"speech|{frame}"
    if sentence.index == 0 or sentence.text[-1].isalnum():
        yield f"title|{coarse}"
    inherited = shape.source_head is not None and shape.source_head.head != head
    yield f"own={not inherited}|{coarse}"
    yield f"lw={lemma}|{who.split(':')[0]}"
    yield f"s={who}"
    yield f"sf={who}|{frame}"
    yield f"tag={head.tag_}|{coarse}"
    yield f"dep={head.dep_}|{coarse}"
    for child in head.children:
        if child.dep_ == "aux":
            yield f"aux={child.lemma_.lower()}"
        elif child.dep_ == "neg":
            yield "neg"
    at = sentence.start + head.idx
    if any(r.start <= at < r.end for r in near):
        # Cues inside somebody's quotation: the quoted person's own thoughts, less often recorded.
        yield f"inside|{coarse}"
        yield f"inside|{who}"
    elif any(sentence.doc[i].text in _QUOTES for i in content):
        yield "quoted"
        yield f"quoted|{coarse}"
    if shape.quoted:
        yield from _of_quotation(sentence, shape, coarse)
    yield from _of_content(sentence, content, coarse)


def _of_content(sentence: ParsedSentence, content: frozenset[int], coarse: str) -> Iterator[str]:
    """How long the content is, and for a noun phrase what it starts with and what it names."""
    yield f"len={min(len(content).bit_length(), 6)}|{coarse}"
    if coarse in _NOMINAL and content:
        first = sentence.doc[min(content)]
        yield f"c1={first.tag_}|{coarse}"
        tops = [t for i in sorted(content) if (t := sentence.doc[i]).head == t or t.head.i not in content]
        yield f"ch={tops[0].ent_type_ or tops[0].pos_}|{coarse}"
        yield f"chl={tops[0].lemma_.lower()}" if tops[0].pos_ == "NOUN" else "chl=-"


def _of_quotation(sentence: ParsedSentence, shape: Shape, coarse: str) -> Iterator[str]:
    """How the quotation beside the cue looks: where it starts, how it starts, how far off it is."""
    start, end = shape.quoted[0]
    at = sentence.start + shape.head.idx
    gap = at - end if at >= end else start - at
    text = sentence.text[max(0, start - sentence.start) : max(0, end - sentence.start)].lstrip("\"“”'`«„ ")
    yield f"qopens={start <= sentence.start}|{shape.frame}"
    yield f"qupper={text[:1].isupper()}|{shape.frame}"
    yield f"qgap={min(gap.bit_length(), 8)}|{shape.frame}"
    yield f"qlen={min((end - start).bit_length(), 9)}|{coarse}"
    yield f"qtitle={sentence.index == 0}|{coarse}"
    inverted = shape.source_head is not None and shape.source_head.i > shape.head.i
    yield f"qinv={inverted}|{shape.frame}"


def _who(shape: Shape) -> str:
    head = shape.source_head
    if head is None:
        return "none"
    if head.lower_ in _PERSONAL:
        return f"pron:{head.lower_}"
    if head.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return str(head.ent_type_)
    return str(head.tag_)
