"""The section that a statement belongs to, by its words, its heading, its manner and its source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.reading.statements.lexicon import cue_classes, section_words, word_set
from onrecord.reading.statements.modality import Manner
from onrecord.records import Act, Anonymity, Modality, Section, Source

__all__ = ["heading_votes", "section_of", "stays_commitment"]

_HEADING_FACTOR = 1.3
_ENOUGH = 1.0


def heading_votes(tokens: Sequence[Any]) -> dict[Section, float]:
    """What a heading says about the paragraphs below it."""
    votes: dict[Section, float] = {}
    for lemma in (lemma for token in tokens for lemma in _lemmas(token)):
        for section, weight in section_words().get(lemma, ()):
            votes[Section(section)] = max(votes.get(Section(section), 0.0), _HEADING_FACTOR * weight)
    return votes


def _votes(tokens: Sequence[Any]) -> dict[Section, float]:
    """What the words speak for; "talks regarding capabilities" claims none."""
    votes: dict[Section, float] = {}
    topics = {lemma for t in tokens if _is_topic(t) for lemma in _lemmas(t)}
    said = {lemma for t in tokens if not _is_topic(t) for lemma in _lemmas(t)}
    for lemma in topics | said:
        for name, weight in section_words().get(lemma, ()):
            section = Section(name)
            if lemma in said or section is not Section.CAPABILITY:
                votes[section] = votes.get(section, 0.0) + weight
    return votes


def _is_topic(token: Any) -> bool:
    """Whether a word only names what is talked of."""
    return any(ancestor.lower_ in _TOPICAL for ancestor in token.ancestors)


def _lemmas(token: Any) -> tuple[str, ...]:
    """The keys under which the table may have a word: a say is one thing, to say another."""
    lemma = token.lemma_.lower()
    return (lemma, f"{lemma}:noun") if token.pos_ == "NOUN" else (lemma,)


_TOPICAL = frozenset({"regarding", "concerning", "about"})


def section_of(
    tokens: Sequence[Any],
    manner: Manner,
    sources: Sequence[Source],
    cue_lemma: str | None,
    heading: dict[Section, float],
) -> Section:
    """The section with most support; CONTEXT where nothing speaks for any."""
    votes = _votes(tokens)
    for section, weight in heading.items():
        votes[section] = votes.get(section, 0.0) + weight
    _add_manner(votes, manner)
    _add_source(votes, sources, cue_lemma)
    best = max(votes, key=lambda section: (votes[section], section.value), default=Section.CONTEXT)
    return best if votes.get(best, 0.0) >= _ENOUGH else Section.CONTEXT


def _add(votes: dict[Section, float], section: Section, weight: float) -> None:
    votes[section] = votes.get(section, 0.0) + weight


def _add_manner(votes: dict[Section, float], manner: Manner) -> None:
    if manner.modality is Modality.INTENDS:
        _add(votes, Section.COMMITMENT, 2.2)
    elif manner.modality is Modality.DONE:
        _add(votes, Section.EVENT, 1.0)
    elif manner.modality is Modality.MAY:
        _add(votes, Section.IMPLICATION, 1.0)
    elif manner.modality is Modality.JUDGES:
        _add(votes, Section.JUDGEMENT, 0.7)
    elif manner.modality is Modality.DEMANDS:
        _add(votes, Section.CONCERN, 0.8)
    elif manner.modality is Modality.DENIES:
        _add(votes, Section.REACTION, 1.0)
    if manner.predicate.lemma_.lower() in word_set("outlook_verbs"):
        _add(votes, Section.OUTLOOK, 2.0)
    if manner.predicate.lemma_.lower() in word_set("react_verbs"):
        _add(votes, Section.REACTION, 1.5)


def _add_source(votes: dict[Section, float], sources: Sequence[Source], cue_lemma: str | None) -> None:
    kind = cue_classes().get(cue_lemma or "")
    if kind == "concern":
        _add(votes, Section.CONCERN, 2.0)
    elif kind == "reaction":
        _add(votes, Section.REACTION, 2.0)
    elif kind == "announce":
        _add(votes, Section.ANNOUNCEMENT, 3.5)
    first = sources[0]
    if first.mention is not None and first.anonymity is not Anonymity.UNATTRIBUTED:
        words = {word.strip(".,").lower().rstrip("s") for word in first.mention.quote.split()}
        if words & word_set("expert_nouns"):
            _add(votes, Section.JUDGEMENT, 2.0)


def stays_commitment(section: Section, act: Act | None) -> Section:
    """An undertaking is read as one even where its words speak for another section, but for arrangements."""
    if act is Act.UNDERTAKES and section not in (
        Section.ARRANGEMENT,
        Section.ANNOUNCEMENT,
        Section.JUDGEMENT,
    ):
        return Section.COMMITMENT
    return section
