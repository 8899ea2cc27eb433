"""Puts each unit together into a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution import FoundAttribution
from onrecord.reading.events import window_for
from onrecord.reading.names import Names
from onrecord.reading.parse import ParsedDocument, ParsedSentence
from onrecord.reading.statements.actors import Doer, actor_of
from onrecord.reading.statements.acts import act_of
from onrecord.reading.statements.attitudes import is_called_false
from onrecord.reading.statements.backward import lay_back_references
from onrecord.reading.statements.calibration import modality_confidence, speaker_confidence
from onrecord.reading.statements.chain import Chain, read_chains
from onrecord.reading.statements.clauses import is_verbal, subject_of
from onrecord.reading.statements.cues import cue_meant
from onrecord.reading.statements.learnt import Draft, act_chances, settled_act
from onrecord.reading.statements.lexicon import word_set
from onrecord.reading.statements.modality import Manner, Setting, read_manner
from onrecord.reading.statements.outcomes import is_set, moves
from onrecord.reading.statements.references import find_back_references
from onrecord.reading.statements.sections import heading_votes, section_of, stays_commitment
from onrecord.reading.statements.slots import (
    condition_of,
    counterpart_of,
    mention_of,
    object_of,
    predicate_of,
    subject_mention,
)
from onrecord.reading.statements.speech import cue_of, speech_of
from onrecord.reading.statements.stance import stance_of
from onrecord.reading.statements.terms import factors_of, terms_of
from onrecord.reading.statements.units import Unit, find_units
from onrecord.records import (
    Act,
    BlockKind,
    Bound,
    Candidates,
    Confidence,
    Extents,
    Modality,
    Place,
    Polarity,
    Quantity,
    Section,
    SourceKind,
    Statement,
    TimeExpression,
    TimeWindow,
    content_id,
)

__all__ = ["Findings", "drafts_of", "put_together", "settled"]

MODALITY_THRESHOLD = 0.5
"""Below this confidence the modality is None and the reading considered is kept as a candidate."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a document before its statements are put together."""

    attributions: Sequence[FoundAttribution]
    times: Sequence[TimeExpression]
    names: Names
    places: Sequence[Place]
    quantities: Sequence[Quantity]
    read_by: str
    topic: tuple[str, ...] = ()


def put_together(parsed: ParsedDocument, findings: Findings) -> list[Statement]:
    """Every statement of the document in text order, each with its chain, manner, window and slots."""
    drafts = drafts_of(parsed, findings)
    chances = act_chances(parsed.read, drafts, parsed.document.published_on)
    return [settled(draft, found) for draft, found in zip(drafts, chances, strict=True)]


def drafts_of(parsed: ParsedDocument, findings: Findings) -> list[Draft]:
    """The statements as rules read them, before their acts are settled."""
    findings = replace(findings, attributions=speech_of(parsed, findings.attributions))
    references = find_back_references(parsed, findings.names)
    consumed = {reference.sentence for reference in references}
    units = [u for u in find_units(parsed, findings.attributions) if u.sentence.index not in consumed]
    read = list(zip(units, read_chains(parsed, units, findings.attributions, findings.names), strict=True))
    manners = [_manner(parsed, unit, chain, findings) for unit, chain in read]
    chains = lay_back_references(read, [m.modality for m in manners], references)
    headings = _headings(parsed)
    return [
        _draft(parsed, findings, unit, chain, manner, headings.get(unit.sentence.index, {}))
        for (unit, _), chain, manner in zip(read, chains, manners, strict=True)
    ]


def settled(draft: Draft, chances: NDArray[np.float32]) -> Statement:
    """The statement with its act, with how sure that is, and with what follows from it."""
    act = settled_act(draft.act, chances)
    statement = draft.statement
    statement = replace(
        statement,
        act=act,
        section=stays_commitment(statement.section, act),
        confidence=replace(statement.confidence, act=round(1.0 - float(chances[0]), 3)),
    )
    return replace(statement, stance=stance_of(statement, draft.cue_lemma))


def _manner(parsed: ParsedDocument, unit: Unit, chain: Chain, findings: Findings) -> Manner:
    sentence, published = unit.sentence, parsed.document.published_on
    start, end = sentence.extent(unit.shown[0], unit.shown[-1])
    subject = subject_of(unit.head)
    windows = [t.window for t in findings.times if t.window and start <= t.start and t.end <= end]
    setting = Setting(
        cue_lemma=_cue_meant(parsed, findings, unit, chain),
        headline=sentence.kind in (BlockKind.TITLE, BlockKind.HEADING),
        dated=bool(windows),
        ahead=any(_is_ahead(window, published) for window in windows),
        quoted=_is_quoted(findings, unit) or _is_answer(chain),
        personal=subject is not None and subject.lower_ in _PERSONAL,
        can_act=subject is not None and _can_act(sentence, subject, findings.names),
    )
    return read_manner(unit.head, setting)


def _cue_meant(parsed: ParsedDocument, findings: Findings, unit: Unit, chain: Chain) -> str | None:
    """The lemma of a unit's cue, as its use means it."""
    if is_called_false(unit.head):
        return "deny"
    if unit.attribution is None or chain.cue_lemma is None:
        return chain.cue_lemma
    attribution = findings.attributions[unit.attribution]
    verb = cue_of(parsed, attribution)
    return chain.cue_lemma if verb is None else cue_meant(verb, chain.cue_lemma, attribution.negated)


def _is_quoted(findings: Findings, unit: Unit) -> bool:
    """Whether the unit stands in the quotation of an attribution that is direct speech."""
    return unit.attribution is not None and findings.attributions[unit.attribution].kind == "direct"


def _is_answer(chain: Chain) -> bool:
    """Whether somebody says it without any cue: an answer of an interview."""
    first = chain.sources[0]
    return first.kind is SourceKind.PERSON and first.cue is None and chain.cue_lemma is None


_PERSONAL = frozenset({"i", "we", "you", "he", "she", "they"})


def _is_ahead(window: TimeWindow, published: date | None) -> bool:
    """Whether the window starts after the day of publication; never where that is unknown."""
    return published is not None and window.start is not None and window.start > published


def _can_act(sentence: ParsedSentence, subject: Any, names: Names) -> bool:
    """Whether the subject is a party, or a noun for a body that acts."""
    if subject.lemma_.lower() in word_set("acting_nouns"):
        return True
    found = mention_of(sentence, subject, names)[1]
    return found.kind not in (SourceKind.UNKNOWN, SourceKind.DOCUMENT)


def _headings(parsed: ParsedDocument) -> dict[int, dict[Section, float]]:
    """For each sentence below a heading, that heading's votes."""
    votes: dict[Section, float] = {}
    found = {}
    for sentence in parsed.sentences:
        if sentence.kind is BlockKind.HEADING:
            votes = heading_votes(list(sentence.doc))
        elif votes:
            found[sentence.index] = votes
    return found


def _draft(
    parsed: ParsedDocument,
    findings: Findings,
    unit: Unit,
    chain: Chain,
    manner: Manner,
    heading: dict[Section, float],
) -> Draft:
    sentence, document = unit.sentence, parsed.document
    start, end = sentence.extent(unit.shown[0], unit.shown[-1])
    subject = subject_mention(sentence, manner.predicate, unit.head, findings.names)
    doer = Doer(*subject) if subject else Doer(None, None)
    inside = [t for t in findings.times if start <= t.start and t.end <= end]
    time = _dating(sentence, unit, manner, inside)
    window = None if time is None else _limited(time, manner)
    if is_set(unit.head):
        window = _deadline(window or next((t.window for t in inside if t.window is not None), None))
    act = act_of(unit.head, manner, chain.sources, chain.cue_lemma, doer, window is not None)
    told = range(unit.shown[0], unit.shown[-1] + 1)
    if act is Act.REPORTS_DONE and not (manner.predicate.i in told and is_verbal(manner.predicate)):
        act = None  # a thing spoken of, not something done
    section = section_of(
        [sentence.doc[i] for i in unit.shown], manner, chain.sources, chain.cue_lemma, heading
    )
    sure = modality_confidence(manner.confidence) >= MODALITY_THRESHOLD
    party = doer.mention.party if doer.mention is not None else None
    statement = Statement(
        id=content_id(
            "s", document.id, document.sha256_text, start, end, sentence.token_extent(unit.head)[0]
        ),
        document=document.id,
        start=start,
        end=end,
        quote=parsed.text[start:end],
        spans=_extents(sentence, unit.tokens),
        sources=chain.sources,
        read_by=findings.read_by,
        language="en",
        said=_said(parsed, findings, unit),
        modality=manner.modality if sure else None,
        polarity=manner.polarity,
        condition=condition_of(sentence, manner.predicate, unit.head),
        window=window,
        window_text=None if time is None else _with_bound(parsed.text, time),
        section=section,
        subject=doer.mention,
        predicate=predicate_of(sentence, manner.predicate),
        object=object_of(sentence, manner.predicate, findings.names),
        counterpart=counterpart_of(sentence, manner.predicate, findings.names, party),
        places=tuple(p for p in findings.places if start <= p.start and p.end <= end),
        quantities=tuple(q for q in findings.quantities if start <= q.start and q.end <= end),
        confidence=_confidence(chain, manner, time),
        candidates=_candidates(chain, manner, inside, sure),
        clause=sentence.extent(unit.tokens[0], unit.tokens[-1]),
        actor=actor_of(manner, doer, chain.sources, chain.principal),
        terms=terms_of(sentence, unit.tokens, manner, findings.names),
        factors=factors_of(sentence, manner.predicate, findings.names),
        heading=sentence.kind in (BlockKind.TITLE, BlockKind.HEADING),
        topic=findings.topic,
        bare_modality=manner.bare,
        actor_for=None if doer.resolution is None else doer.resolution.principal,
    )
    return Draft(statement, unit, manner, act, chain.cue_lemma)


def _extents(sentence: ParsedSentence, tokens: Sequence[int]) -> Extents:
    """The runs of neighbouring tokens as document extents."""
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i == runs[-1][1] + 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return tuple(sentence.extent(first, last) for first, last in runs)


def _dating(
    sentence: ParsedSentence, unit: Unit, manner: Manner, inside: Sequence[TimeExpression]
) -> TimeExpression | None:
    """The expression that dates the statement: its predicate's, else that of a verb joined with it."""
    inside = _without_old(sentence, inside)
    dated = [t for t in inside if t.window is not None]
    if manner.predicate != unit.head and manner.predicate.pos_ == "NOUN" and len(dated) > 1:
        return dated[-1]  # "announced the opening on Monday for May": what is announced comes last
    moved = _moved_to(sentence, manner.predicate, dated)
    if moved is not None:
        return moved
    for token in (manner.predicate, unit.head, *(c for c in manner.predicate.children if c.dep_ == "conj")):
        time = window_for(sentence, token.i, inside)
        if time is not None:
            return time
    verbs = [i for i in unit.tokens if sentence.doc[i].pos_ == "VERB"]
    return dated[0] if len(dated) == 1 and len(verbs) <= 2 else None


def _without_old(sentence: ParsedSentence, inside: Sequence[TimeExpression]) -> Sequence[TimeExpression]:
    """The times without those told of as past plans, where others stand beside them."""
    text = sentence.text
    kept = [t for t in inside if not _OLD_PLAN.search(text[: max(0, t.start - sentence.start)])]
    return kept if any(t.window is not None for t in kept) else inside


_OLD_PLAN = re.compile(
    r"(?:\b(?:once|originally|initially|previously)\s+\w+(?:\s+(?:for|in|to|by|on|at))?"
    r"|,\s*(?:first\s+)?(?:due|planned|meant|scheduled|promised|expected|foreseen|set|pencilled in)"
    r"(?:\s+(?:for|in|by|to|on|at))?|\bnot\s+(?:in|on|by|at|within))\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _moved_to(sentence: ParsedSentence, verb: Any, dated: Sequence[TimeExpression]) -> TimeExpression | None:
    """The time that something is moved to: "in May the board moved the date to the end of the year"."""
    if len(dated) < 2 or not moves(verb):
        return None
    ahead = (c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("to", "into", "until", "till"))
    for child in ahead:
        start, end = sentence.extent(child.left_edge.i, child.right_edge.i)
        inside = [t for t in dated if start <= t.start and t.end <= end]
        if inside:
            return inside[0]
    return None


def _deadline(window: TimeWindow | None) -> TimeWindow | None:
    """The window of a duty: the day that is named closes it."""
    return None if window is None or window.end is None else TimeWindow(None, window.end)


def _limited(time: TimeExpression, manner: Manner) -> TimeWindow | None:
    """ "will not be complete before spring" means from spring on, whatever stands between the words."""
    window = time.window
    negated = manner.polarity is Polarity.NEGATED and manner.modality is Modality.INTENDS
    if window is None or window.end is None or time.bound is not Bound.BEFORE or not negated:
        return window
    return TimeWindow(window.end + timedelta(days=1), None)


def _with_bound(text: str, time: TimeExpression) -> str:
    """The words of the window with the limiting words before them, as far as they stand in the text."""
    if time.bound is None or time.bound.value == "in":
        return time.quote
    left = text[max(0, time.start - 14) : time.start]
    words = left.split()
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:])
        if phrase.lower() in _LIMITS:
            return f"{phrase} {time.quote}"
    return time.quote


_LIMITS = frozenset(
    {
        "by", "since", "before", "after", "until", "from", "within", "around", "not before", "no later than",
        "as early as", "by the end of", "not later than", "no earlier than",
    }
)  # fmt: skip


def _said(parsed: ParsedDocument, findings: Findings, unit: Unit) -> Any:
    """When it was uttered: the window of the time expression that dates the cue."""
    if unit.attribution is None:
        return None
    cue = findings.attributions[unit.attribution].cue_head
    if cue is None:
        return None
    content = findings.attributions[unit.attribution].content
    outside = [t for t in findings.times if not any(s <= t.start < e for s, e in content)]
    time = window_for(parsed.sentences[cue[0]], cue[1], outside)
    return None if time is None else time.window


def _confidence(chain: Chain, manner: Manner, time: TimeExpression | None) -> Confidence:
    window = None if time is None else (0.8 if time.window is not None else 0.0)
    speaker = speaker_confidence(chain.sources[0], chain.confidence)
    return Confidence(speaker=speaker, window=window, modality=modality_confidence(manner.confidence))


def _candidates(chain: Chain, manner: Manner, inside: Sequence[TimeExpression], sure: bool) -> Candidates:
    unresolved = tuple(
        t.quote
        for t in inside
        if t.window is None and t.type == "DATE" and not (t.value or "").endswith("_REF")
    )
    named = chain.sources[0].name is not None
    return Candidates(
        speaker=() if named else chain.candidates,
        window=unresolved,
        modality=() if sure else (manner.modality.value,),
    )
