"""Names before a colon, as headlines, interviews and round-ups print them: "Minister: dam ready by May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.reading.attribution.lexicon import word_class
from onrecord.reading.attribution.quotes import QuoteRegion
from onrecord.reading.attribution.shape import Shape
from onrecord.reading.parse import ParsedSentence
from onrecord.records import BlockKind

__all__ = ["colon_cues"]

_LONGEST_NAME = 10
_LONGEST_SPEAKER = 4
_HEADINGS = frozenset([BlockKind.TITLE, BlockKind.HEADING])
_MARKS = frozenset(['"', "“", "”", "''"])
_DASHES = frozenset(["-", "–", "—", "--"])


def colon_cues(sentence: ParsedSentence, text: str, near: Sequence[QuoteRegion]) -> Iterator[Shape]:
    """A shape for the first colon of the sentence if only a name or noun stands before it, and for the
    last colon or dash of a headline if only a speaker stands behind it."""
    doc = sentence.doc
    behind = _speaker_behind(sentence)
    if behind is not None:
        yield behind
        return
    at = next((t.i for t in doc if t.text == ":"), None)
    if at is None or at == 0 or at == len(doc) - 1 or any(c in doc[at - 1].text for c in "0123456789"):
        return
    start = max((t.i + 1 for t in doc[:at] if t.text in _DASHES), default=0)
    before = [t for t in doc[start:at] if not t.is_space]
    after = sentence.start + doc[at].idx + 1
    content = frozenset(range(at + 1, len(doc)))
    quote = next((r for r in near if not text[after : r.start].strip() and r.start >= after), None)
    head = _head(before) or (None if quote is None else _described(before))
    if head is None or (quote is None and sentence.start == 0 and _is_topic(before)):
        return
    quoted: tuple[tuple[int, int], ...] = ()
    frame = "colon:heading" if sentence.kind in _HEADINGS else "colon"
    if quote is not None:
        quoted = ((quote.start, quote.end),)
        content = frozenset(i for i in content if sentence.start + doc[i].idx < quote.end)
        frame = "colon:quote"
    elif _is_turn(text, sentence, before):
        end = text.find("\n", sentence.end)
        quoted = ((after, len(text) if end < 0 else end),)
        frame = "colon:turn"
    yield Shape(doc[at], frame, frozenset({at}), frozenset(range(start, at)), head, content, quoted)


def _is_topic(before: list[Any]) -> bool:
    """Whether a headline begins with a place alone: what follows is about it more often than from it."""
    return all(t.ent_type_ in {"GPE", "LOC"} for t in before)


def _speaker_behind(sentence: ParsedSentence) -> Shape | None:
    """The headline "Dam ready by May: minister"; page titles end in an outlet's name, which is none."""
    doc = sentence.doc
    at = max((t.i for t in doc if t.text == ":" or t.text in _DASHES), default=0)
    if at == 0 or len(doc) - at > _LONGEST_SPEAKER + 1 or doc[len(doc) - 1].is_punct:
        return None
    head = doc[len(doc) - 1]
    if head.text != head.lower_ or head.lemma_.lower() not in word_class("speaker"):
        return None
    return Shape(
        head=doc[at],
        frame="colon:behind",
        cue=frozenset({at}),
        source=frozenset(range(at + 1, len(doc))),
        source_head=head,
        content=frozenset(range(at)),
    )


def _head(before: list[Any]) -> Any | None:
    """The last noun of what stands before the colon; None where that is more than a name or noun."""
    if not before or len(before) > _LONGEST_NAME:
        return None
    if any(t.pos_ in {"VERB", "AUX"} or t.text in _MARKS for t in before):
        return None
    nouns = [t for t in before if t.pos_ in {"NOUN", "PROPN", "PRON"} or t.is_upper]
    return nouns[-1] if nouns else None


def _described(before: list[Any]) -> Any | None:
    """The noun before a quotation that a clause describes: "A DIPLOMAT, who asked not to be named:"."""
    noun = next((t for t in before if t.pos_ in {"NOUN", "PROPN"} and t.head == t), None)
    inside = set() if noun is None else {t.i for t in noun.subtree}
    verbs = [t for t in before if t.pos_ in {"VERB", "AUX"}]
    within = all(any(a.dep_ in {"relcl", "acl"} for a in (v, *v.ancestors)) for v in verbs)
    return noun if within and verbs and all(t.i in inside for t in before) else None


def _is_turn(text: str, sentence: ParsedSentence, before: list[Any]) -> bool:
    """Whether a line opens with a speaker's letter or capitals, as in a printed interview."""
    opens = sentence.start == 0 or text[sentence.start - 1] in "\n\r"
    return opens and sentence.start > 0 and all(t.is_upper for t in before)
