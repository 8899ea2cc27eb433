"""The day of a news story, and which undated events it dates.

News tells first what happened on the day of the story, and leaves that day out when it goes on: a headline in
the present tense and what speakers said are of that day. The day is the one that the first sentences name,
else the day of publication. Background is not dated so: the past perfect, the present perfect after the lead,
what will or may be, present states, and clauses under another verb stay undated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from onrecord.reading.events.dating import window_for
from onrecord.reading.events.grammar import auxiliaries, children, has_subject, is_event_verb
from onrecord.reading.events.lexicon import reporting_verbs
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.records import BlockKind, TimeExpression, TimeWindow

__all__ = ["is_of_story_day", "story_day"]

_LEAD_SENTENCES = 4
_FRESHNESS = timedelta(days=7)
_HEADLINES = frozenset({BlockKind.TITLE, BlockKind.HEADING})


def story_day(parsed: ParsedDocument, times: Mapping[int, Sequence[TimeExpression]]) -> TimeWindow | None:
    """The day that the story is about, or None where neither the lead nor a day of publication tells.

    ``times`` are the expressions of each sentence by its index.
    """
    published = parsed.document.published_on
    if published is None:
        return None
    for sentence in parsed.sentences[:_LEAD_SENTENCES]:
        for token in sentence.doc:
            if token.dep_ not in {"ROOT", "conj", "ccomp"} or not is_event_verb(token):
                continue
            time = window_for(sentence, token.i, times.get(sentence.index, ()))
            if time is not None and _is_fresh_day(time.window, published):
                return time.window
    return TimeWindow(published, published)


def _is_fresh_day(window: TimeWindow | None, published: date) -> bool:
    if window is None or window.start is None or window.start != window.end:
        return False
    return published - _FRESHNESS <= window.start <= published


def is_of_story_day(sentence: ParsedSentence, token: Any) -> bool:
    """Whether an event without a time of its own is told as news of the story's day."""
    clause = _main_verb_of(token)
    if clause is None:
        return False
    helpers = auxiliaries(clause)
    words = {helper.lower_ for helper in helpers}
    if "had" in words or "to" in words or any(helper.tag_ == "MD" for helper in helpers):
        return False
    forms = {clause.tag_, *(helper.tag_ for helper in helpers)}
    if not forms & {"VBZ", "VBP"}:
        return True
    if words & {"has", "have", "'ve"}:
        return sentence.index < _LEAD_SENTENCES
    is_headline = sentence.index == 0 or sentence.kind in _HEADLINES
    return is_headline or bool(forms & {"VBN", "VBG"}) or clause.lemma_.lower() in reporting_verbs()


def _main_verb_of(token: Any) -> Any | None:
    """The main verb whose time the verb shares, itself included; None for verbs in clauses of their own."""
    node = token
    while node.pos_ in {"VERB", "AUX"}:
        if node.dep_ in {"ROOT", "conj"}:
            return node
        circumstance = node.dep_ == "advcl" and node.tag_ == "VBG" and not has_subject(node)
        if node.dep_ != "xcomp" and not (circumstance and not children(node, "mark")):
            return None
        node = node.head
    return None
