"""What the weights are looked up for: lemma, frame, source and content of a candidate."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.reading.attribution.shape import Shape
from onrecord.reading.parse import ParsedSentence

__all__ = ["features_of"]

_QUOTES = frozenset("\"“”'‘’")
_PERSONAL = frozenset(["i", "we", "you", "he", "she", "they"])


def features_of(sentence: ParsedSentence, shape: Shape, content: frozenset[int]) -> Iterator[str]:
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
    yield f"s={who}"
    yield f"sf={who}|{frame}"
    yield f"tag={head.tag_}|{coarse}"
    yield f"dep={head.dep_}|{coarse}"
    for child in head.children:
        if child.dep_ == "aux":
            yield f"aux={child.lemma_.lower()}"
        elif child.dep_ == "neg":
            yield "neg"
    if any(sentence.doc[i].text in _QUOTES for i in content):
        yield "quoted"
        yield f"quoted|{coarse}"
    yield f"len={min(len(content).bit_length(), 6)}|{coarse}"
    if coarse in {"dobj", "n", "pass", "prep", "adj"} and content:
        first = sentence.doc[min(content)]
        yield f"c1={first.tag_}|{coarse}"
        tops = [t for i in sorted(content) if (t := sentence.doc[i]).head == t or t.head.i not in content]
        yield f"ch={tops[0].ent_type_ or tops[0].pos_}|{coarse}"
        yield f"chl={tops[0].lemma_.lower()}" if tops[0].pos_ == "NOUN" else "chl=-"


def _who(shape: Shape) -> str:
    head = shape.source_head
    if head is None:
        return "none"
    if head.lower_ in _PERSONAL:
        return f"pron:{head.lower_}"
    if head.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return str(head.ent_type_)
    return str(head.tag_)
