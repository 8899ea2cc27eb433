"""Gold rows as words with labels, cut into windows and gathered into batches."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from onrecord.reading.encoder.windows import sentence_words
from onrecord.reading.encoder.wordpiece import Vocabulary, Words, cut_words
from onrecord.text.sentences import sentence_extents
from teacher import name_labels

SKIPPED = -100
"""What the losses pass over: padding and all pieces of a word but the first."""
_GLUED_LEFT = re.compile(r"^(?:n['’]t|['’](?:s|re|ve|ll|d|m)|[.,;:?!%)\]]|['’]{2}|['’])$", re.IGNORECASE)
_GLUED_RIGHT = frozenset("([$`")


@dataclass(frozen=True)
class Link:
    """A cue as word numbers (first, last) and the roles of words, numbered as the network's labels are."""

    first: int
    last: int
    roles: dict[int, int]


@dataclass(frozen=True)
class Text:
    """A text's words, its sentences as word numbers, what gold says of them, the teacher's name labels."""

    words: Words
    sentences: list[tuple[int, int]]
    links: list[Link]
    facts: dict[int, float]
    names: list[int]


@dataclass(frozen=True)
class Span:
    """Words ``start`` to ``end`` of a text, and how many pieces they have."""

    text: Text
    start: int
    end: int
    pieces: int


@dataclass(frozen=True)
class Batch:
    """Tensors of some spans: inputs, labels of cues, cues with their rows and pieces, labels of roles,
    factualities, labels of names.

    ``places`` are the first pieces of a row's words, ``known`` where there is a word; ``roles`` has a row for
    each cue and a column for each word.
    """

    ids: Tensor
    marks: Tensor
    mask: Tensor
    cues: Tensor
    sentences: Tensor
    rows: Tensor
    cue: Tensor
    places: Tensor
    known: Tensor
    roles: Tensor
    facts: Tensor
    names: Tensor


def read_rows(path: Path) -> list[dict]:
    """The rows of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def attribution_text(row: dict, vocabulary: Vocabulary) -> Text:
    """A document with its attributions; those without a cue word are left out."""
    words = cut_words(row["text"], vocabulary)
    owners = _owners(words, len(row["text"]))
    links = []
    for gold in row["attributions"]:
        cue = _touched(owners, gold["cue"])
        if cue:
            roles: dict[int, int] = {}
            for begins, extents in ((3, gold["content"]), (1, gold["source"])):
                for extent in extents:
                    run = sorted(_touched(owners, [extent]))
                    roles.update({w: begins + (w != run[0]) for w in run})
            links.append(Link(min(cue), max(cue), {w: r for w, r in roles.items() if w not in cue}))
    extents = list(sentence_extents(row["text"]))
    names = name_labels(row["text"], words, extents)
    return Text(words, sentence_words(words, extents), sorted(links, key=lambda link: link.first), {}, names)


def fact_text(row: dict, vocabulary: Vocabulary) -> tuple[Text, dict[int, int]]:
    """A sentence with its events, and the word number of each event's token number.

    The tokens are set as a newspaper would, because the texts read later are not cut into tokens.
    """
    text, places = "", []
    for token in row["tokens"]:
        glued = not text or _GLUED_LEFT.match(token) or text[-1] in _GLUED_RIGHT
        text += ("" if glued else " ") + token
        places.append((len(text) - len(token), len(text)))
    words = cut_words(text, vocabulary)
    owners = _owners(words, len(text))
    numbers = {}
    for event in row["events"]:
        touched = _touched(owners, [places[event["tok"]]])
        if touched:
            numbers[event["tok"]] = min(touched)
    facts = {numbers[e["tok"]]: float(e["value"]) for e in row["events"] if e["tok"] in numbers}
    names = name_labels(text, words, [(0, len(text))])
    return Text(words, [(0, len(words))], [], facts, names), numbers


def named_texts(path: Path, vocabulary: Vocabulary) -> Iterator[Text]:
    """The sentences of a file's training documents, each a text of its own, with the teacher's names."""
    for row in read_rows(path):
        if row.get("split", "train") != "train":
            continue
        words, extents = cut_words(row["text"], vocabulary), list(sentence_extents(row["text"]))
        labels = name_labels(row["text"], words, extents)
        for start, end in sentence_words(words, extents):
            cut = Words(*(part[start:end] for part in (words.starts, words.ends, words.pieces, words.marks)))
            yield Text(cut, [(0, end - start)], [], {}, labels[start:end])


def spans_of(text: Text, longest: int, draw: random.Random | None) -> Iterator[Span]:
    """The text cut into spans of whole sentences; with ``draw`` the first one's length is left to chance."""
    room = draw.randint(longest // 3, longest) if draw else longest
    start, end, taken = 0, 0, 0
    for first, last in text.sentences:
        size = sum(len(text.words.pieces[w]) for w in range(first, last))
        if taken and taken + size > room:
            yield Span(text, start, end, taken)
            start, taken, room = first, 0, longest
        end = last
        while size > longest:  # a sentence longer than a span is cut short
            end -= 1
            size -= len(text.words.pieces[end])
        taken += size
    if taken:
        yield Span(text, start, end, taken)


def batches_of(spans: Sequence[Span], pieces: int, draw: random.Random) -> list[list[Span]]:
    """Spans of like length together, about ``pieces`` a batch with padding, in an order left to chance."""
    ordered = sorted(spans, key=lambda s: s.pieces + draw.uniform(-8, 8))
    batches: list[list[Span]] = [[]]
    widest = 0
    for span in ordered:
        widest = max(widest, span.pieces + 2)
        if batches[-1] and widest * (len(batches[-1]) + 1) > pieces:
            batches.append([])
            widest = span.pieces + 2
        batches[-1].append(span)
    draw.shuffle(batches)
    return batches


def tensors(spans: Sequence[Span], vocabulary: Vocabulary) -> Batch:
    """The batch as tensors."""
    width = max(s.pieces for s in spans) + 2
    most = max(s.end - s.start for s in spans)
    places = []
    ids, marks, mask, cues, names, facts = ([] for _ in range(6))
    rows, cue, roles, sentences = [], [], [], []
    for row, span in enumerate(spans):
        flat, flat_marks, at = [vocabulary.start], [0], {}
        words = span.text.words
        for w in range(span.start, span.end):
            at[w] = len(flat)
            flat += words.pieces[w]
            flat_marks += [words.marks[w]] * len(words.pieces[w])
        flat.append(vocabulary.end)
        flat_marks.append(0)
        spare = width - len(flat)
        ids.append(flat + [0] * spare)
        marks.append(flat_marks + [0] * spare)
        mask.append([1] * len(flat) + [0] * spare)
        labels, named = [SKIPPED] * width, [SKIPPED] * width
        values = [float("nan")] * width
        for w, place in at.items():
            labels[place] = 0
            named[place] = span.text.names[w]
            values[place] = span.text.facts.get(w, float("nan"))
        for link in span.text.links:
            if not (span.start <= link.first and link.last < span.end):
                continue
            for w in range(link.first, link.last + 1):
                labels[at[w]] = 2 - (w == link.first)
            rows.append(row)
            cue.append((at[link.first], at[link.last] + len(words.pieces[link.last]) - 1))
            roles.append(_chain(link, span) + [0] * (most - len(at)))
        numbers = [0]
        for number, (start, end) in enumerate(span.text.sentences):
            for w in range(max(start, span.start), min(end, span.end)):
                numbers += [number] * len(words.pieces[w])
        numbers[0] = numbers[1]
        sentences.append(numbers + [numbers[-1]] * (width - len(numbers)))
        cues.append(labels)
        names.append(named)
        places.append([*at.values()] + [0] * (most - len(at)))
        facts.append(values)
    shaped = torch.tensor(roles, dtype=torch.long).view(-1, most)
    whole = [torch.tensor(x, dtype=torch.long) for x in (ids, marks, mask, cues, sentences, rows)]
    spots, pairs = torch.tensor(places), torch.tensor(cue, dtype=torch.long).view(-1, 2)
    return Batch(*whole, pairs, spots, spots > 0, shaped, torch.tensor(facts), torch.tensor(names))


def _chain(link: Link, span: Span) -> list[int]:
    """The labels of a span's words; what goes on from outside the span, or behind a gap, begins there."""
    chain = [link.roles.get(w, 0) for w in range(span.start, span.end)]
    for at, label in enumerate(chain):
        if label in (2, 4) and (at == 0 or chain[at - 1] not in (label - 1, label)):
            chain[at] = label - 1
    return chain


def _owners(words: Words, length: int) -> list[int]:
    owners = [-1] * (length + 1)
    for w, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
        owners[start:end] = [w] * (end - start)
    return owners


def _touched(owners: list[int], extents: Sequence[Sequence[int]]) -> set[int]:
    return {owners[at] for start, end in extents for at in range(start, end)} - {-1}
