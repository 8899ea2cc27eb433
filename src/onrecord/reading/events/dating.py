"""Which time expression of a sentence dates which verb or noun."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.reading.events.grammar import children, has_subject, is_event_noun, shares_clause
from onrecord.reading.parse import ParsedSentence
from onrecord.records import Bound, TimeExpression

__all__ = ["window_for"]

_VERBAL = frozenset({"VERB", "AUX"})
_ARGUMENTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "pobj", "oprd"})


def window_for(
    sentence: ParsedSentence, token_index: int, times: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The expression that dates the verb or noun at ``token_index``, or None where none surely does.

    ``times`` carry document offsets; those outside the sentence and those that name no days are ignored.
    """
    placed = _placed(sentence, times)
    if not placed:
        return None
    return _dated(sentence.doc[token_index], placed, len(sentence.doc))


def _placed(sentence: ParsedSentence, times: Sequence[TimeExpression]) -> list[tuple[Any, TimeExpression]]:
    """(word that the expression hangs on, expression) for the dated expressions of the sentence, in order."""
    placed = []
    for time in times:
        if time.window is None or time.start < sentence.start or time.end > sentence.end:
            continue
        words = [
            token
            for token in sentence.doc
            if token.idx < time.end - sentence.start
            and time.start - sentence.start < token.idx + len(token.text)
        ]
        if words:
            placed.append((_anchor(words), time))
    return placed


def _anchor(words: list[Any]) -> Any:
    """The verb or event noun that governs the words of a time expression, else their topmost word."""
    inside = {word.i for word in words}
    top = next((word for word in words if word.head == word or word.head.i not in inside), words[0])
    node = top
    while node.head != node:
        node = node.head
        if node.pos_ in _VERBAL and node.dep_ not in {"aux", "auxpass"}:
            return node
        if is_event_noun(node):
            return node
    return node


def _dated(token: Any, placed: list[tuple[Any, TimeExpression]], limit: int) -> TimeExpression | None:
    """Walks from the event to the words that share its time until one of them is dated."""
    seen: set[int] = set()
    node: Any = token
    while node is not None and node.i not in seen and len(seen) <= limit:
        seen.add(node.i)
        own = _own_times(node, placed)
        if own:
            return _nearest(node, own)
        below = _from_arguments(node, placed)
        if below is not None:
            return below
        node = _shares_time_with(node)
    return None


def _own_times(node: Any, placed: list[tuple[Any, TimeExpression]]) -> list[tuple[Any, TimeExpression]]:
    """The expressions that hang on the word and date it."""
    return [(at, time) for at, time in placed if at.i == node.i and not _is_measure(at, time)]


def _nearest(node: Any, own: list[tuple[Any, TimeExpression]]) -> TimeExpression:
    offset = node.idx
    start = node.sent.start_char if node.doc.has_annotation("SENT_START") else 0
    return min(own, key=lambda pair: (_width(pair[1]), abs(pair[1].start - start - offset), pair[1].start))[1]


def _width(time: TimeExpression) -> int:
    """Days that the window spans: the narrower expression says more ("on Friday, in the latest quarter")."""
    window = time.window
    if window is None or window.start is None or window.end is None:
        return 100_000
    return (window.end - window.start).days


def _from_arguments(node: Any, placed: list[tuple[Any, TimeExpression]]) -> TimeExpression | None:
    """The time of an object that the parser hung the expression on ("held talks on Friday")."""
    if node.pos_ not in _VERBAL:
        return None
    objects = children(node, "dobj", "attr", "nsubjpass")
    objects += [word for prep in children(node, "prep") for word in children(prep, "pobj")]
    for word in objects:
        own = _own_times(word, placed)
        if own:
            return _nearest(word, own)
    return None


def _is_measure(anchor: Any, time: TimeExpression) -> bool:
    """Whether the time only says how rare something is: "the first loss since 1992"."""
    if time.bound is not Bound.SINCE:
        return False
    return any(word.tag_ == "JJS" or word.lower_ in {"first", "only"} for word in children(anchor, "amod"))


def _shares_time_with(node: Any) -> Any | None:
    """The word whose time the event shares, or None at the border of what is sure."""
    head = node.head
    if head == node:
        return None
    if node.pos_ in _VERBAL:
        if node.dep_ == "xcomp" or shares_clause(node):
            return head
        if node.dep_ == "advcl" and not has_subject(node) and not children(node, "mark"):
            return head
        return None
    if node.dep_ == "pobj":
        return head.head if head.head.pos_ in _VERBAL or is_event_noun(head.head) else None
    if node.dep_ in _ARGUMENTS and head.pos_ in _VERBAL:
        return head
    return head if node.dep_ in {"conj", "compound", "acomp"} else None
