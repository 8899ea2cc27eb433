"""Who is to do what a clause without a doer tells: "will be closed", "the launch is due in May"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.records import Act, PlaceKind, Source, SourceKind, Statement
from onrecord.text.words import content_words, stem
from onrecord.tracking.keys import heads_of, is_numbered, is_slight, things_of
from onrecord.tracking.naming import is_firm, is_own_voice, is_part, is_proper

__all__ = ["Doer", "LikelyDoer", "doers_meant", "likely_doers", "most_served", "served_in"]

_WITH_GOVERNMENT = (PlaceKind.COUNTRY, PlaceKind.REGION)
_BODIES = (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT)
_PERSONAL = ("i", "he", "she")
_REPORTED = (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE, Act.DENIES)
_NEAR = 500
"""Characters back to the body that "the company" or "it" means."""


@dataclass(frozen=True, slots=True)
class Doer:
    """Who is meant; ``sure`` where phrases name him or the text is plainly on him, not for want of others."""

    name: str
    sure: bool


@dataclass(frozen=True, slots=True)
class LikelyDoer:
    """Who is meant as far as one document tells it."""

    doer: Doer | None
    speaker: str | None = None
    """The speaker whose body is meant, where other documents tell for whom he speaks."""

    def among(self, body_of: Mapping[str, str]) -> Doer | None:
        """Who is meant where speakers speak for these bodies; that makes nobody sure."""
        body = None if self.speaker is None else body_of.get(self.speaker)
        return self.doer if body is None else Doer(body, sure=False)


@dataclass(frozen=True, slots=True)
class _Told:
    """One document's statements in the order of its text, and the bodies whose doings it tells."""

    statements: Sequence[Statement]
    bodies: Counter[str]
    named: frozenset[str]
    """``bodies`` act, with how often; ``named`` are all bodies that act or speak."""
    acts_for: Mapping[str, str]
    """The body of each person who speaks for one."""
    publisher: str | None
    """Who publishes the text, where that is a body that speaks for itself."""

    @property
    def only(self) -> str | None:
        """The body that a text is on: it alone acts, nobody else speaks, and it does much of what is told.

        A body that does one thing among many is in the text with others whom it names by office or noun.
        """
        if len(self.bodies) != 1:
            return self.foremost
        name, often = next(iter(self.bodies.items()))
        words = content_words(name)
        others = any(not (content_words(n) <= words or words <= content_words(n)) for n in self.named)
        acting = sum(s.act is not None for s in self.statements)
        return name if not others and often >= _MUCH * acting else self.foremost

    @property
    def foremost(self) -> str | None:
        """The body that acts often, and far more often than any other."""
        return _foremost(self.bodies)


_OFTEN, _FAR = 3, 2
_MUCH = 1 / 6
"""The share of a text's doings from which on it may be on a body that does no three of them."""


def _foremost(bodies: Counter[str]) -> str | None:
    """The body of at least three doings and twice as many as the next; longer and shorter names are one."""
    names = sorted(bodies, key=lambda n: (bodies[n], n), reverse=True)
    if not names:
        return None
    first = content_words(names[0])
    others = [n for n in names if not (content_words(n) <= first or first <= content_words(n))]
    count = sum(bodies[n] for n in names if n not in others)
    most = max((bodies[n] for n in others), default=0)
    return names[0] if count >= _OFTEN and count >= _FAR * most else None


def doers_meant(statements: Sequence[Statement]) -> dict[str, Doer]:
    """For statements on undertakings without a named doer: whose thing it is, who speaks, who is meant.

    A text is on a body where it tells of the doings of no other one; where several act, nobody is taken.
    """
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    body_of = {name: most_served(bodies) for name, bodies in served_in(statements).items()}
    likely = (pair for told in by_document.values() for pair in likely_doers(told).items())
    found = ((i, one.among(body_of)) for i, one in likely)
    return {i: doer for i, doer in found if doer is not None}


def likely_doers(statements: Sequence[Statement]) -> dict[str, LikelyDoer]:
    """For the statements of one document on undertakings who is meant, from what it tells itself."""
    ordered = sorted(statements, key=lambda s: (s.start, s.end))
    return _in_document(_told(ordered, _people(statements)))


def served_in(statements: Iterable[Statement]) -> dict[str, Counter[str]]:
    """The bodies for which those of a full name speak, with how often that is told."""
    served: dict[str, Counter[str]] = defaultdict(Counter)
    for source in (source for s in statements for source in s.sources):
        if source.name and source.acts_for and " " in source.name:
            served[source.name][source.acts_for] += 1
    return dict(served)


def most_served(bodies: Mapping[str, int]) -> str:
    """The body for which somebody speaks most often."""
    return min(bodies, key=lambda b: (-bodies[b], b))


def _people(statements: Iterable[Statement]) -> set[str]:
    """The full names that are nothing but persons' in a document; others cannot change what it tells."""
    kinds: dict[str, set[SourceKind]] = defaultdict(set)
    for statement in statements:
        for source in statement.sources:
            kinds[source.name or ""].add(source.kind)
    return {name for name, found in kinds.items() if found == {SourceKind.PERSON} and " " in name}


def _told(statements: Sequence[Statement], people: Set[str]) -> _Told:
    """What one document tells; ``people`` are those who speak in it as nothing but persons."""
    sources = [x for s in statements for x in s.sources if x.name]
    persons = frozenset(str(x.name) for x in sources if x.kind is SourceKind.PERSON)
    towns = {p.name for s in statements for p in s.places if p.kind not in _WITH_GOVERNMENT}
    called = {s.actor for s in statements if s.actor and _subject(s) in _PERSONAL}
    nobody = {name for name in persons if " " in name} | towns | people | called
    acting = [s.actor for s in statements if s.actor and s.actor not in nobody and is_proper(s.actor)]
    speaking = {n for x in sources for n in _bodies_of(x)}
    acts_for = {x.name: x.acts_for for x in sources if x.name in persons and x.acts_for}
    outlets = {str(x.name) for x in sources if x.kind is SourceKind.OUTLET}
    own = next((name for name in sorted(outlets) if is_own_voice(name)), None)
    named = frozenset(acting) | speaking | ({own} if own is not None else set())
    return _Told(statements, Counter(acting), named, acts_for, own)


def _subject(statement: Statement) -> str:
    return "" if statement.subject is None else statement.subject.text.casefold()


def _bodies_of(source: Source) -> list[str]:
    names = [source.acts_for, source.name if source.kind in _BODIES else None]
    return [name for name in names if name is not None and is_proper(name)]


def _in_document(told: _Told) -> dict[str, LikelyDoer]:
    found = {}
    for at, statement in enumerate(told.statements):
        if statement.act is None:
            continue
        doer = _doer(told, at)
        speaker = statement.sources[0].name or ""
        guessed = " " in speaker and statement.actor is None and speaker not in told.acts_for
        if guessed and doer is not None:
            guessed = not doer.sure and doer.name in (told.publisher, told.only)
        if doer is not None or guessed:
            found[statement.id] = LikelyDoer(doer, speaker if guessed else None)
    return found


def _doer(told: _Told, at: int) -> Doer | None:
    statement = told.statements[at]
    if statement.actor is not None:
        name = None if is_proper(statement.actor) else _in_full(told, at, statement.actor)
        return None if name is None else Doer(name, sure=True)
    owner = _owner(statement, told.bodies)
    if owner is not None:
        return Doer(owner, sure=True)
    name = _pronoun_means(told, at) or _speakers_body(statement) or _maker(statement, told)
    name = name or _goes_on_from(told, at)
    told_of = None if _subject(statement) in _PERSONAL else told.publisher or told.only
    name = name or told.acts_for.get(statement.sources[0].name or "", told_of)
    # Who tells in a passive that something was done seldom tells it of himself.
    reported = statement.act in _REPORTED and statement.sources[0].name == name
    return None if name is None else Doer(name, sure=name == told.foremost and not reported)


def _in_full(told: _Told, at: int, actor: str) -> str | None:
    """Whom "the ministry", "the company" means: the one body named so, or the firm last acting."""
    statement = told.statements[at]
    noun = stem(actor.split()[-1].casefold())
    words = content_words(actor)  # "the federal government" is not that of a province
    holders = [n for n in told.named if noun in content_words(n) and words <= content_words(n)]
    if len(holders) == 1:
        return holders[0]
    if statement.heading:
        return _in_the_text(told, statement)
    if statement.actor_for is not None and is_part(noun):
        return statement.actor_for
    return None if not is_firm(noun) else (_last_acting(told, at) or told.only)


def _in_the_text(told: _Told, headline: Statement) -> str | None:
    """The body that does something to the headline's thing in the text below: "Regulator fines bank"."""
    things = heads_of(headline) - content_words(headline.actor or "")
    below = (s for s in told.statements if not s.heading and s.actor in told.bodies)
    return next((s.actor for s in below if things & content_words(s.quote)), None)


def _last_acting(told: _Told, at: int) -> str | None:
    """The body that last acted or spoke before a statement, within reach; states are no firms."""
    states = {p.name for s in told.statements for p in s.places}
    for before in reversed(told.statements[:at]):
        if before.start < told.statements[at].start - _NEAR:
            return None
        names = [before.actor, *_bodies_of(before.sources[0])]
        for name in names:
            if name is not None and name in told.named and name not in states:
                return name
    return None


def _pronoun_means(told: _Told, at: int) -> str | None:
    """The body that is the doer of the sentence before, where "it" or "they" does something to a thing."""
    statement = told.statements[at]
    if (
        _subject(statement) not in ("it", "they", "which")
        or statement.object is None
        or statement.object == statement.subject
    ):
        return None
    for before in reversed(told.statements[:at]):
        if before.start < statement.start - _NEAR:
            return None
        if before.end <= statement.start and before.actor in told.bodies and before.subject is not None:
            return before.actor
    return None


def _goes_on_from(told: _Told, at: int) -> str | None:
    """The body that brings about what a number of things goes on from: "the first is due", "the others"."""
    statement = told.statements[at]
    if not (is_slight(statement) or is_numbered(statement)):
        return None
    for before in reversed(told.statements[:at]):
        if before.start < statement.start - _NEAR:
            return None
        if before.act is not None and before.actor in told.bodies:
            return before.actor
    return None


def _owner(statement: Statement, known: Mapping[str, int]) -> str | None:
    """The body whose thing it is, or by whom it is done, as the phrases name it."""
    thing = " ".join(m.text for m in (statement.subject, statement.object) if m is not None)
    owners = [name for name in known if f"{name}'s" in thing or f"{name}’s" in thing or f"by {name}" in thing]
    if owners:
        return max(owners, key=len)
    words = content_words(thing) - heads_of(statement)  # the thing itself owns nothing
    inside = [name for name in known if content_words(name) and content_words(name) <= words]
    told = statement.act in (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE)
    return max(inside, key=len) if inside and not told else None


def _maker(statement: Statement, told: _Told) -> str | None:
    """The one body that does something else to the same thing, or whose thing the text calls it elsewhere."""
    heads = heads_of(statement)
    if not heads:
        return None
    does = {
        s.actor
        for s in told.statements
        if s.actor in told.bodies and s.object is not None and heads & things_of(s.object)
    }
    if not does:
        does = {name for name in told.bodies if any(_owns(name, heads, s.quote) for s in told.statements)}
    return next(iter(does)) if len(does) == 1 else None


def _owns(name: str, heads: frozenset[str], quote: str) -> bool:
    owned = re.search(re.escape(name) + r"(?:'s|’s|')\s+((?:[\w-]+\s+){0,3}[\w-]+)", quote)
    return owned is not None and bool(heads & content_words(owned.group(1)))


def _speakers_body(statement: Statement) -> str | None:
    """The body that speaks, or for which the speaker holds office, of what it undertakes itself."""
    if statement.act in _REPORTED:
        return None
    first = statement.sources[0]
    if first.acts_for is None and first.kind in _BODIES:
        return first.name
    return first.acts_for
