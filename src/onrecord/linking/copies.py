"""Documents that share words: republications, excerpts and shared quotations, with the exact spans.

Candidate pairs come from an index of five-word runs, whose containment finds lifted passages that whole-text
similarity misses; whether a pair is a copy depends on its two documents alone. Sentences about the page and
the loose end of a text are left out: all pages of an outlet share them, and they made seven in eight of the
pairs found in a collection of agency articles.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from onrecord.records import BlockKind, Copy, CopyKind, Document
from onrecord.text.tables import data_lines
from onrecord.text.words import content_words, word_extents

__all__ = ["CopyText", "copy_between", "copy_text", "find_copies", "is_later"]

RUN = 5
LEAST_SHARE = 0.05
"""Share of the shorter document's five-word runs from which a pair is a copy (best on derived articles)."""
LEAST_RUN = 20
"""Words in one shared run from which a pair is a copy whatever its share: one lifted sentence."""
LEAST_PROSE = 8
"""Words in the longest shared run without which fewer than ``LEAST_RUN`` shared words are no copy."""
LEAST_TELLING = 5
"""Telling words that a shared run of that length has at least: fewer are names, numbers or a formula."""
LEAST_SENTENCE = 15
"""Words of a lifted sentence from which a pair is a copy whatever its share, a word or two changed."""
LEAST_TELLING_SENTENCE = 6
NEARLY_WHOLE = 0.85
"""Share of the sentence's words that are the same, in either document."""
LEAST_RUNS = 8
"""Shared five-word runs below which nothing is a copy of a long document."""
EDGE = 3
"""Words before or after a run that still opens or closes its text."""
LEAST_AT_HOME = 0.3
"""Share of its content words that an opening or closing run has in common with the rest of its text."""
MOST_FRAME = 0.5
"""Share of a text that its frame can be."""
PUT_IN = 2
"""Words put in or changed that leave a stretch of shared words one."""
WHOLE = 0.8
TRIED = 16
"""Places of a repeated run in the earlier document that are tried for the longest match."""
_UNIT = re.compile(r"[^\n]+?(?:[.!?…][\"”’')\]]*(?=\s)|\n|\Z)")
_CLOSED = re.compile(r"[.!?…][\"”’')\]\s]*\Z")

Span = tuple[int, int, int, int]
Match = tuple[int, int, int]
"""Position in the earlier document, in the later one, words."""


@dataclass(frozen=True, slots=True)
class CopyText:
    """A document as it is compared with others; ``runs`` maps the digests of its runs to their places."""

    document: Document
    words: tuple[tuple[str, int, int], ...]
    runs: dict[bytes, tuple[int, ...]]
    sentences: tuple[int, ...]
    """The positions of the words that open a sentence."""


def find_copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """One row for each pair of documents that share words; ``of`` is the earlier published, ties by id."""
    read = [copy_text(document) for document in documents]
    places: dict[bytes, list[int]] = defaultdict(list)
    for i, entry in enumerate(read):
        for run in entry.runs:
            places[run].append(i)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for holders in places.values():
        for a, first in enumerate(holders):
            for second in holders[a + 1 :]:
                shared[first, second] += 1
    rows = [copy_between(read[i], read[j], n) for (i, j), n in shared.items()]
    return tuple(sorted((r for r in rows if r is not None), key=lambda c: (c.document, c.of)))


@lru_cache(maxsize=1)
def _page_phrases() -> re.Pattern[str]:
    return re.compile("|".join(data_lines("onrecord.linking", "data/page_phrases.txt")), re.IGNORECASE)


def copy_text(document: Document) -> CopyText:
    """The words of the sentences that tell the news; depends on text and blocks alone."""
    extents = [(b.start, b.end) for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
    if not document.blocks:
        extents = [(0, len(document.text))]
    told = _told(document.text, extents)
    words: list[tuple[str, int, int]] = []
    sentences: list[int] = []
    for start, end in told:
        sentences.append(len(words))
        words += word_extents(document.text, start, end)
    runs: dict[bytes, list[int]] = defaultdict(list)
    for i in range(len(words) - RUN + 1):
        joined = " ".join(w for w, _, _ in words[i : i + RUN])
        runs[blake2b(joined.encode("utf-8", "replace"), digest_size=8).digest()].append(i)
    kept = {run: tuple(at) for run, at in runs.items()}
    return CopyText(document, tuple(words), kept, tuple(dict.fromkeys(sentences)))


def _told(text: str, extents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The extents of the sentences that tell the news: none about the page, and no loose end.

    What follows the last closed sentence is most often the foot of the page; a last sentence cut short that
    is lost with it costs a copy little.
    """
    kept: list[tuple[int, int]] = []
    for start, end in extents:
        units = (unit for unit in _UNIT.finditer(text, start, end))
        kept += [unit.span() for unit in units if not _page_phrases().search(unit.group())]
    if len(kept) > 1 and _CLOSED.search(text[slice(*kept[-1])]) is None:
        kept.pop()
    return kept


def is_later(a: Document, b: Document) -> bool:
    """Whether the first was published after the second; of one day the ids decide."""
    return (a.published_or_last, a.id) > (b.published_or_last, b.id)


def copy_between(a: CopyText, b: CopyText, shared: int | None = None) -> Copy | None:
    """The row of two documents in either order, None where neither is a copy of the other.

    ``shared`` is how many different runs both hold, where that is known.
    """
    if shared is None:
        shared = len(a.runs.keys() & b.runs.keys())
    if is_later(a.document, b.document):
        a, b = b, a
    if shared < min(LEAST_SHARE * min(len(a.runs), len(b.runs)), LEAST_RUNS):
        return None
    matches = _matching_runs(a, b)
    if not _is_copied(a, b, [match for match in matches if not _is_frame(a, b, match)]):
        return None
    spans = tuple(_span(a, b, match) for match in matches)
    words = sum(length for _, _, length in matches)
    share = round(min(1.0, words / len(b.words)), 4)
    return Copy(b.document.id, a.document.id, _kind(a, b, words, spans), share, spans)


def _is_copied(a: CopyText, b: CopyText, matches: Sequence[Match]) -> bool:
    """Whether the shared words are too many, or one stretch of them too long, to be chance."""
    stretches = _stretches(matches)
    if any(length >= LEAST_RUN for _, _, length in matches) or any(_is_sentence(a, b, s) for s in stretches):
        return True
    runs = sum(max(0, length - RUN + 1) for _, _, length in matches)
    # Two very short documents with one ordinary turn of phrase reach any share.
    enough = runs >= LEAST_SHARE * min(len(a.runs), len(b.runs))
    return enough and any(_tells(b, stretch) for stretch in stretches)


def _stretches(matches: Sequence[Match]) -> list[list[Match]]:
    """Runs that a word or two, put in or changed, part in both texts."""
    stretches: list[list[Match]] = []
    for i, j, length in matches:
        if stretches:
            before_i, before_j, before = stretches[-1][-1]
            if 0 <= i - before_i - before <= PUT_IN and j - before_j - before <= PUT_IN:
                stretches[-1].append((i, j, length))
                continue
        stretches.append([(i, j, length)])
    return stretches


def _tells(b: CopyText, stretch: Sequence[Match]) -> bool:
    """Whether a stretch is no mere turn of phrase."""
    words = sum(length for _, _, length in stretch)
    telling = sum(_telling(b, j, n) for _, j, n in stretch)
    return words >= LEAST_RUN or (words >= LEAST_PROSE and telling >= LEAST_TELLING)


def _is_sentence(a: CopyText, b: CopyText, stretch: Sequence[Match]) -> bool:
    """Whether a stretch is a telling sentence that both have nearly whole: a line that one lifted.

    It opens the sentence in both; in the middle of sentences long names and offices reach as many words.
    """
    words = sum(length for _, _, length in stretch)
    if words < LEAST_SENTENCE or sum(_telling(b, j, n) for _, j, n in stretch) < LEAST_TELLING_SENTENCE:
        return False
    return _fills(a, [(i, n) for i, _, n in stretch]) and _fills(b, [(j, n) for _, j, n in stretch])


def _fills(text: CopyText, runs: Sequence[tuple[int, int]]) -> bool:
    """Whether the runs open a sentence, and hold nearly all words of it or of the next."""
    at = bisect_left(text.sentences, runs[0][0])
    bounds = (*text.sentences[at : at + 3], len(text.words))[:3]
    if bounds[0] != runs[0][0]:
        return False
    for begin, end in pairwise(bounds):
        held = sum(max(0, min(i + n, end) - max(i, begin)) for i, n in runs)
        if held >= max(LEAST_PROSE, NEARLY_WHOLE * (end - begin)):
            return True
    return False


def _telling(text: CopyText, at: int, length: int) -> int:
    """How many words of a run tell something: no name, number or word without content."""
    written = (text.document.text[start:end] for _, start, end in text.words[at : at + length])
    return sum(1 for word in written if word[0].islower() and content_words(word))


def _is_frame(a: CopyText, b: CopyText, match: Match) -> bool:
    """Whether a run opens or closes both texts and speaks of nothing that they speak of: a teaser.

    What somebody is quoted with is none: many reports end in a quotation.
    """
    i, j, length = match
    opens = i <= EDGE and j <= EDGE
    closes = i + length + EDGE >= len(a.words) and j + length + EDGE >= len(b.words)
    if not (opens or closes) or length > MOST_FRAME * min(len(a.words), len(b.words)):
        return False
    start, end, _, _ = _span(a, b, match)
    if _in_quotes(b.document.text, start, end):
        return False
    return min(_at_home(a, i, length), _at_home(b, j, length)) < LEAST_AT_HOME


def _at_home(text: CopyText, at: int, length: int) -> float:
    """The share of a run's content words that the rest of its text has too."""
    told = content_words(" ".join(word for word, _, _ in text.words[at : at + length]))
    around = (*text.words[:at], *text.words[at + length :])
    rest = content_words(" ".join(word for word, _, _ in around))
    return len(told & rest) / len(told) if told else 0.0


def _matching_runs(a: CopyText, b: CopyText) -> list[Match]:
    """(position in a, position in b, words) of the longest shared runs, without overlap in b."""
    found: list[tuple[int, int, int]] = []
    position = 0
    at = {i: places for run, where in b.runs.items() if (places := a.runs.get(run)) for i in where}
    while position < len(b.words):
        starts = at.get(position)
        if starts is None:
            position += 1
            continue
        start, length = max(((s, _run_length(a, b, s, position)) for s in starts[:TRIED]), key=lambda x: x[1])
        found.append((start, position, length))
        position += length
    return found


def _run_length(a: CopyText, b: CopyText, i: int, j: int) -> int:
    length = 0
    while i + length < len(a.words) and j + length < len(b.words):
        if a.words[i + length][0] != b.words[j + length][0]:
            break
        length += 1
    return length


def _span(a: CopyText, b: CopyText, match: tuple[int, int, int]) -> Span:
    i, j, length = match
    return b.words[j][1], b.words[j + length - 1][2], a.words[i][1], a.words[i + length - 1][2]


def _kind(a: CopyText, b: CopyText, words: int, spans: Sequence[Span]) -> CopyKind:
    smaller, larger = sorted((len(a.words), len(b.words)))
    if words >= WHOLE * smaller and words >= WHOLE / 2 * larger:
        return CopyKind.REPUBLICATION
    quoted = sum(end - start for start, end, _, _ in spans if _in_quotes(b.document.text, start, end))
    whole = sum(end - start for start, end, _, _ in spans)
    return CopyKind.SHARED_QUOTE if quoted >= WHOLE * whole else CopyKind.EXCERPT


def _in_quotes(text: str, start: int, end: int) -> bool:
    """Whether the words stand inside quotation marks of their paragraph."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    opened = (
        before.count("“") > before.count("”")
        or before.count("``") > before.count("''")
        or before.count('"') % 2 == 1
    )
    return opened or text[start : start + 1] in ("“", '"') or text[end : end + 2].strip()[:1] == "”"
