"""The trained reader's attributions in the shape that the rules give theirs."""

from __future__ import annotations

from typing import Any

from onrecord.reading.attribution.assemble import kind_of, sentence_at, sentences_of
from onrecord.reading.attribution.found import FoundAttribution
from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.quotes import Quotations, line_around
from onrecord.reading.attribution.tree import cue_lemma, noun_phrase, runs
from onrecord.reading.encoder.links import Link
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import Extents

__all__ = ["linked_attributions"]

_NAMELESS = (
    "not to be named", "not to be identified", "not to be quoted", "to be named", "to be identified",
    "to remain anonymous", "to stay anonymous", "anonymity", "to speak anonymously", "to give a name",
)  # fmt: skip
_NEITHER = frozenset(["neither", "nothing", "none"])
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "no", "neither"])


def linked_attributions(parsed: ParsedDocument, quotations: Quotations) -> list[FoundAttribution]:
    """The links that the trained reader read, in the order of their cues, pinned to the parse; no parents."""
    pinned = [_pinned(parsed, link, quotations) for link in parsed.read.links]
    return [found for found in pinned if found.content and not _is_nobodys(parsed.text, found)]


def _is_nobodys(text: str, found: FoundAttribution) -> bool:
    """Whether nobody says so: "no reason to strike", "asked not to be named", "fined the club"."""
    if found.cue_lemma in word_class("deed") and found.kind == "indirect":
        return True
    source = " ".join(text[start:end] for start, end in found.source)
    return source.lower() == "no" or _hides_a_name(text, found.content)


def _hides_a_name(text: str, content: Extents) -> bool:
    """Whether the content is what a speaker asked for who is not to be named: no statement of the report."""
    return text[content[0][0] : content[-1][1]].lower().startswith(_NAMELESS)


def _pinned(parsed: ParsedDocument, link: Link, quotations: Quotations) -> FoundAttribution:
    content = _of_its_line(parsed.text, link, quotations)
    speaker = _on_its_line(parsed.text, link)
    cue = _head(parsed, link.cue)
    content = _whole_host(parsed, cue, content)
    token = parsed.sentences[cue[0]].doc[cue[1]] if cue else None
    speaker = _whole_subject(parsed, cue, speaker)
    source = _head(parsed, speaker)
    if token is not None and token.lower_ in word_class("adverb"):
        speaker, source = (), None  # "reportedly" says that somebody says so, and not who
    return FoundAttribution(
        source=speaker,
        cue=link.cue,
        content=content,
        sentence=cue[0] if cue else max(0, sentence_at(parsed.sentences, link.cue[0][0])),
        source_head=source,
        cue_lemma=cue_lemma(token) if token is not None else None,
        cue_head=cue,
        content_sentences=sentences_of(parsed.sentences, content),
        negated=token is not None and _negated(token),
        kind=kind_of(parsed.text, content, quotations),
        parent=None,
    )


def _whole_subject(parsed: ParsedDocument, cue: tuple[int, int] | None, source: Extents) -> Extents:
    """The source; the subject of its cue where the words read are only a part of the clause that describes it
    ("Ana Ost, whom Vell had accused, said"), or stand in another sentence though the subject has a name.
    """
    if cue is None or not source:
        return source
    sentence = parsed.sentences[cue[0]]
    verb = sentence.doc[cue[1]]
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")), None)
    if subject is None or verb.pos_ != "VERB":
        return source
    start, end = sentence.token_extent(subject)
    if any(first < end and start < last for first, last in source):
        return source
    elsewhere = all(last <= sentence.start or first >= sentence.end for first, last in source)
    within = [t for t in sentence.doc if _within(sentence, t, source)]
    described = bool(within) and all(subject.is_ancestor(t) for t in within if not t.is_punct)
    described = described and any(t.dep_ in ("relcl", "acl") for t in within)
    if described or (elsewhere and subject.pos_ == "PROPN"):
        return runs(sentence, sorted(noun_phrase(subject)))
    return source


def _whole_host(parsed: ParsedDocument, cue: tuple[int, int] | None, content: Extents) -> Extents:
    """The content of an aside ("The note, she told us, had been shown"): the whole clause around it where
    only its subject was read.
    """
    if cue is None or not content:
        return content
    sentence = parsed.sentences[cue[0]]
    verb = sentence.doc[cue[1]]
    if verb.dep_ != "parataxis" or verb.head.pos_ not in ("VERB", "AUX") or verb.head.i < verb.i:
        return content
    if any(_within(sentence, t, content) and t.pos_ in ("VERB", "AUX") for t in sentence.doc):
        return content
    aside = {t.i for t in verb.subtree}
    kept = sorted(t.i for t in verb.head.subtree if t.i not in aside)
    return runs(sentence, kept)


def _of_its_line(text: str, link: Link, quotations: Quotations) -> Extents:
    """The link's content without what stands on other lines than the cue, unless it is quoted there.

    A speaker who goes on in the next paragraph does so in quotation marks; in interviews and lists, where
    every line may have a speaker of its own, nothing else may run over. Where nothing stands on the cue's
    line, the content's first line is kept if it is quoted or the cue's line ends with a colon.
    """
    parts = [part for extent in link.content for part in _lines(text, extent)]
    own = _beside(text, link.cue, parts)
    if own:
        return tuple(part for part in parts if part in own or _is_quoted(part, quotations))
    announced = text[: line_around(text, *link.cue[-1])[1]].rstrip().endswith(":")
    return tuple(part for part in parts[:1] if announced or _is_quoted(part, quotations))


def _on_its_line(text: str, link: Link) -> Extents:
    """The link's source without what stands on other lines than the cue; as it is where all of it does."""
    return tuple(_beside(text, link.cue, [p for e in link.source for p in _lines(text, e)])) or link.source


def _beside(text: str, cue: Extents, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts on the cue's line."""
    start, end = line_around(text, cue[0][0], cue[-1][1])
    return [part for part in parts if start <= part[0] and part[1] <= end]


def _lines(text: str, extent: tuple[int, int]) -> list[tuple[int, int]]:
    """The extent's parts on each line, without the space around them."""
    found, at = [], extent[0]
    for line in text[slice(*extent)].split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            found.append((start, start + len(words)))
        at += len(line) + 1
    return found


def _is_quoted(part: tuple[int, int], quotations: Quotations) -> bool:
    return any(region.start <= part[0] and part[1] <= region.end for region in quotations.touching(*part))


def _head(parsed: ParsedDocument, extents: Extents) -> tuple[int, int] | None:
    """The token of the extents that hangs on a word outside them: (sentence, token)."""
    if not extents:
        return None
    number = sentence_at(parsed.sentences, extents[0][0])
    if number < 0:
        return None
    sentence = parsed.sentences[number]
    inside = [t for t in sentence.doc if _within(sentence, t, extents) and not t.is_punct]
    numbers = {t.i for t in inside}
    outward = [t for t in inside if t.head.i not in numbers or t.head.i == t.i]
    chosen = outward or inside
    return (number, chosen[0].i) if chosen else None


def _within(sentence: ParsedSentence, token: Any, extents: Extents) -> bool:
    start, end = sentence.token_extent(token)
    return any(first < end and start < last for first, last in extents)


def _negated(cue: Any) -> bool:
    if any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in cue.children):
        return True
    objects = [child for child in cue.children if child.dep_ == "dobj"]
    return any(word.lower_ in _NEITHER for thing in objects for word in (thing, *thing.children))
