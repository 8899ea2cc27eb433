"""Which words make one statement: contents of attributions, and clauses in the article's own voice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.reading.statements.clauses import (
    clause_tokens,
    coordinated_clauses,
    has_to,
    is_verbal,
    subject_of,
    trim,
)
from onrecord.reading.statements.inner_plans import inner_plans
from onrecord.reading.statements.lexicon import word_set
from onrecord.records import BlockKind

__all__ = ["Unit", "find_units"]


_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_SPEAKER_LABEL = re.compile(r"(?:[QA]|[A-Z][A-Z.'’ -]{1,40}):\s")
_SHORTEST_CLAUSE_HEADING = 4
"""Shorter headings are labels; parsers take their plural nouns for verbs ("Production Challenges")."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing said in one sentence: its head token, its own tokens, and the attribution that carries it."""

    sentence: ParsedSentence
    head: Any
    tokens: tuple[int, ...]
    attribution: int | None
    frame: tuple[int, ...] = ()

    @property
    def shown(self) -> tuple[int, ...]:
        """The tokens to quote: with the frame ("X expressed ...") where the content is a noun phrase."""
        return self.frame or self.tokens


def find_units(parsed: ParsedDocument, attributions: Sequence[FoundAttribution]) -> list[Unit]:
    """Every unit of the document in text order; each token belongs to at most one unit."""
    units: list[Unit] = []
    for sentence in parsed.sentences:
        if len(sentence.doc) and not _is_bare_heading(sentence):
            units += _sentence_units(sentence, attributions)
    # Two contents in one frame ("voiced doubts about A and hopes for B") would be quoted alike: one is kept.
    return list({(u.sentence.index, u.shown[0], u.shown[-1], u.head.i): u for u in reversed(units)}.values())[
        ::-1
    ]


def _is_bare_heading(sentence: ParsedSentence) -> bool:
    """Titles and headings are read only where they are clauses."""
    if sentence.kind not in (BlockKind.HEADING, BlockKind.TITLE):
        return False
    if sum(token.is_alpha for token in sentence.doc) < _SHORTEST_CLAUSE_HEADING and not _tells_past(sentence):
        return True
    return (
        not any(
            is_verbal(token)
            and (subject_of(token, inherit=False) is not None or token.tag_ in ("VBD", "VBZ"))
            for token in sentence.doc
        )
        and _infinitive_headline(sentence) is None
    )


def _tells_past(sentence: ParsedSentence) -> bool:
    """ "Vote postponed", "Fares drop": the few words of a title that are a clause all the same."""
    if sentence.kind is not BlockKind.TITLE:
        return False
    return any(
        t.head == t and t.tag_ in ("VBD", "VBN") and subject_of(t, inherit=False) is not None
        for t in sentence.doc
    )


def _infinitive_headline(sentence: ParsedSentence) -> Any | None:
    """The infinitive of a headline like "Carrier to cut 300 jobs", which parsers hang below a noun."""
    if sentence.kind not in (BlockKind.HEADING, BlockKind.TITLE):
        return None
    for token in sentence.doc:
        if (
            has_to(token)
            and token.tag_ == "VB"
            and token.head.pos_ in ("NOUN", "PROPN")
            and token.head.head == token.head
        ):
            return token
    return None


def _owners(sentence: ParsedSentence, attributions: Sequence[FoundAttribution]) -> list[int | None]:
    """For each token the innermost attribution whose content holds it."""
    owner: list[int | None] = [None] * len(sentence.doc)
    size: list[int] = [1 << 60] * len(sentence.doc)
    for number, attribution in enumerate(attributions):
        if sentence.index not in attribution.content_sentences:
            continue
        length = sum(end - start for start, end in attribution.content)
        for token in sentence.doc:
            start, end = sentence.token_extent(token)
            inside = any(s <= start and end <= e for s, e in attribution.content)
            if inside and length < size[token.i]:
                owner[token.i], size[token.i] = number, length
    return owner


def _sentence_units(sentence: ParsedSentence, attributions: Sequence[FoundAttribution]) -> list[Unit]:
    owner = _owners(sentence, attributions)
    cues = {
        token.i
        for a in attributions
        if a.cue_head is not None and a.cue_head[0] == sentence.index
        for token in sentence.doc
        if token.i == a.cue_head[1] or any(s <= sentence.token_extent(token)[0] < e for s, e in a.cue)
    }
    units: list[Unit] = []
    for number in sorted({o for o in owner if o is not None}):
        own = [i for i, o in enumerate(owner) if o == number]
        units += _content_units(sentence, own, number, attributions[number])
    # "The bank told me" in an answer only leads to what the bank told.
    units = [u for u in units if u.frame or u.head.i not in cues or not _leads_on(u, owner)]
    units += _voice_units(sentence, owner, cues)
    units = [unit for unit in units if not _is_question(unit)]
    units += [
        Unit(sentence, verb, tokens, unit.attribution)
        for unit in units
        for verb, tokens in inner_plans(sentence.doc, unit.head, unit.tokens)
    ]
    return sorted(units, key=lambda unit: unit.shown[0])


def _leads_on(unit: Unit, owner: list[int | None]) -> bool:
    """Whether the head's clause is somebody else's content, so that the unit only introduces it."""
    told = (c for c in unit.head.children if c.dep_ in ("ccomp", "xcomp"))
    return any(owner[c.i] not in (None, unit.attribution) for c in told)


def _is_question(unit: Unit) -> bool:
    """Questions assert nothing, direct ("Can it keep up?") or embedded ("asked when it would come")."""
    doc = unit.sentence.doc
    first = doc[unit.tokens[0]]
    wh = first.lower_ in word_set("wh_words")
    embedded = wh and unit.attribution is not None and not unit.frame and first.dep_ != "mark"
    direct = unit.sentence.text.rstrip(" \"”’'").endswith("?") and unit.tokens[-1] >= len(doc) - 3
    return embedded or direct or (wh and first.lower_ == "whether")


def _content_units(
    sentence: ParsedSentence, own: list[int], number: int, attribution: FoundAttribution
) -> list[Unit]:
    doc = sentence.doc
    own = trim(doc, own)
    if own and doc[own[0]].lower_ == "that" and doc[own[0]].dep_ == "mark":
        own = trim(doc, own[1:])
    if not own:
        return []
    head = _head_of(doc, own, attribution)
    if head is None:
        return []
    inside = set(own)
    if not is_verbal(head) and (not _holds_clause(head, inside) or _takes_a_stance(sentence, attribution)):
        verb, frame = _frame(sentence, head, inside, attribution)
        return [Unit(sentence, verb, tuple(own), number, frame)]
    units = []
    heads = [h for h in coordinated_clauses(head) if h.i in inside]
    for clause in heads:
        tokens = [i for i in clause_tokens(clause) if i in inside]
        if clause == head:
            taken = {i for other in heads[1:] for i in clause_tokens(other)}
            tokens = trim(doc, [i for i in own if i not in taken])
            while tokens and doc[tokens[-1]].dep_ == "cc":
                tokens = trim(doc, tokens[:-1])
        if tokens:
            units.append(Unit(sentence, clause, tuple(tokens), number))
    return units


def _head_of(doc: Any, own: list[int], attribution: FoundAttribution) -> Any | None:
    """The token that governs the content: the one whose own governor stands outside, verbs first."""
    inside = set(own)
    tops = [doc[i] for i in own if doc[i].head.i not in inside or doc[i].head.i == i]
    tops = [t for t in tops if not t.is_punct and t.dep_ not in ("mark", "cc", "neg")] or tops
    cue = None if attribution.cue_head is None else attribution.cue_head[1]
    tops = [t for t in tops if t.i != cue] or tops
    return max(tops, key=lambda t: (is_verbal(t), len(list(t.subtree))), default=None)


def _holds_clause(head: Any, inside: set[int]) -> bool:
    plan = head.lemma_.lower() in word_set("plan_nouns")
    return plan and any(c.dep_ in ("acl", "xcomp", "relcl") and c.i in inside for c in head.children)


def _takes_a_stance(sentence: ParsedSentence, attribution: FoundAttribution) -> bool:
    """ "regrets the decision to close": what is said is the regret, not the closing."""
    if attribution.cue_head is None or attribution.cue_head[0] != sentence.index:
        return False
    return attribution.cue_lemma in word_set("stance_verbs")


def _frame(
    sentence: ParsedSentence, head: Any, inside: set[int], attribution: FoundAttribution
) -> tuple[Any, tuple[int, ...]]:
    """The verb and words of the clause around a noun-phrase content, so that the quote stands alone."""
    if attribution.cue_head is None or attribution.cue_head[0] != sentence.index:
        return head, ()
    if attribution.kind == "direct":
        return head, ()  # words in quotation marks stand alone, whatever the parser makes of them
    verb = sentence.doc[attribution.cue_head[1]]
    while not is_verbal(verb) and verb.head != verb:
        verb = verb.head
    tokens = clause_tokens(verb) if is_verbal(verb) else []
    return (verb, tuple(tokens)) if inside <= set(tokens) | {head.i} else (head, ())


def _voice_units(sentence: ParsedSentence, owner: list[int | None], cues: set[int]) -> list[Unit]:
    """Clauses that the article asserts itself: the main ones that neither report nor are reported."""
    doc = sentence.doc
    units = []
    for root in (token for token in doc if token.head == token):
        infinitive = _infinitive_headline(sentence)
        heads = coordinated_clauses(root) if is_verbal(root) else [root]
        if infinitive is not None and infinitive.head == root:
            units.append(Unit(sentence, infinitive, tuple(clause_tokens(root)), None))
            continue
        for head in heads:
            if owner[head.i] is not None or head.i in cues:
                continue
            tokens = [i for i in clause_tokens(head) if owner[i] is None or _embedded(doc[i], head)]
            tokens = trim(doc, tokens)
            if tokens and _CLOCK.fullmatch(doc[tokens[0]].text) and tokens[0] == 0:
                tokens = tokens[1:]  # the hour that opens an entry of a live report
            tokens = trim(doc, [i for i in tokens if i >= _label_end(sentence)])
            if len(tokens) > 1 and (is_verbal(head) or _has_verb(doc, tokens)):
                units.append(Unit(sentence, head, tuple(tokens), None))
    return units


def _label_end(sentence: ParsedSentence) -> int:
    """The first token after a speaker's label ("KETTERING:", "A:") that opens the sentence; else 0."""
    match = _SPEAKER_LABEL.match(sentence.text)
    if match is None or sentence.kind is not BlockKind.PARAGRAPH:
        return 0
    return next((t.i for t in sentence.doc if t.idx >= match.end()), 0)


def _embedded(token: Any, head: Any) -> bool:
    """Words of a reported part stay in the quote of the clause around them ("saying that ...")."""
    return bool(token.head != token and head.is_ancestor(token))


def _has_verb(doc: Any, tokens: list[int]) -> bool:
    return any(is_verbal(doc[i]) for i in tokens)
