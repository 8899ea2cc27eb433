"""Verbs beside a quotation: whoever speaks there is quoted, whatever the parser made of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Any

from onrecord.reading.attribution.quotes import QuoteRegion
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.attribution.tree import noun_phrase, subject_of, verb_group
from onrecord.reading.parse import ParsedSentence

__all__ = ["quoting_cues"]

_REACH = 25
"""Most tokens between a quotation and the verb that introduces or closes it."""
_OPENERS = frozenset(",:;.?!–—-()\n")
_BREAKS = frozenset(",?!…-–—")
_ENDS = frozenset(",.?!…-–—")


def quoting_cues(sentence: ParsedSentence, text: str, near: Sequence[QuoteRegion]) -> Iterator[Shape]:
    """A shape for the verb before and the verb behind each quotation in or next to the sentence."""
    inside = _inside(sentence, near)
    for region in near:
        tokens = frozenset(i for i, r in enumerate(inside) if r is region)
        for frame, verb in _verbs(sentence, text, region, inside):
            source, head = _speaker(verb, frozenset(i for i, r in enumerate(inside) if r is not None))
            yield Shape(
                head=verb,
                frame=frame,
                cue=verb_group(verb),
                source=source,
                source_head=head,
                content=tokens,
                quoted=((region.start, region.end),),
            )


def _inside(sentence: ParsedSentence, near: Sequence[QuoteRegion]) -> list[QuoteRegion | None]:
    """For each token the quotation that it stands in."""
    places: list[QuoteRegion | None] = []
    for token in sentence.doc:
        at = sentence.start + token.idx
        places.append(next((r for r in near if r.start <= at < r.end), None))
    return places


def _verbs(
    sentence: ParsedSentence, text: str, region: QuoteRegion, inside: list[QuoteRegion | None]
) -> Iterator[tuple[str, Any]]:
    doc = sentence.doc
    first = next((t.i for t in doc if sentence.start + t.idx >= region.start), len(doc))
    last = next((t.i for t in doc if sentence.start + t.idx >= region.end), len(doc))
    words = text[region.start : region.end].strip("\"“”'`«»„ ")
    if _may_open(sentence, text, region, words):
        stretch = list(takewhile(lambda at: inside[at] is None, range(last, min(len(doc), last + _REACH))))
        verbs = [doc[at] for at in stretch if _is_main_verb(doc[at])]
        # "..., an engineer who asked not to be named told": the verb of the clause, not one about the noun.
        own = [v for v in verbs if not _in_noun(v, stretch)] or verbs
        if own:
            yield "q:behind", own[0]
    lead = text[: region.start].rstrip()[-1:]
    if words and lead in {",", ":"} and first > 0:
        for at in range(first - 1, max(-1, first - _REACH), -1):
            if inside[at] is not None:
                break
            if _is_main_verb(doc[at]):
                yield "q:before" + (":" if lead == ":" else ","), doc[at]
                break


def _in_noun(verb: Any, stretch: list[int]) -> bool:
    """Whether the verb belongs to a clause that describes a noun of the stretch."""
    for above in (verb, *verb.ancestors):
        if above.i not in stretch:
            return False
        if above.dep_ in {"relcl", "acl"}:
            return above.head.i in stretch
    return False


def _may_open(sentence: ParsedSentence, text: str, region: QuoteRegion, words: str) -> bool:
    """Whether a quotation can stand before its cue: it opens a clause and stops with a mark."""
    lead = text[: region.start].rstrip(" \xa0")[-1:]
    if not words or (region.start > sentence.start and lead not in _OPENERS):
        return False
    if region.end <= sentence.start:
        return words[-1] in _BREAKS
    return words[-1] in _ENDS or text[region.end : region.end + 1] == ","


def _is_main_verb(token: Any) -> bool:
    return token.pos_ == "VERB" and token.dep_ not in {"aux", "auxpass", "amod", "compound"}


def _speaker(verb: Any, quoted: frozenset[int]) -> tuple[frozenset[int], Any | None]:
    subject = subject_of(verb)
    if subject is None or subject.i in quoted:
        subject = _nearest_noun(verb, quoted)
    if subject is None:
        return frozenset(), None
    tokens = noun_phrase(subject) - quoted - verb_group(verb)
    if verb.i in {t.i for t in subject.subtree}:
        below = verb
        while below.head != subject:
            below = below.head
        tokens -= {t.i for t in below.subtree}
    return tokens, subject


def _nearest_noun(verb: Any, quoted: frozenset[int]) -> Any | None:
    """The noun right before or behind the verb, where the parser found it no subject."""
    doc = verb.doc
    for chunk in doc.noun_chunks:
        if chunk.root.i in quoted:
            continue
        if chunk.end == verb.i or chunk.start == verb.i + 1:
            return chunk.root
    return None
