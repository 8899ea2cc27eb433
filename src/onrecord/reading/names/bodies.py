"""Bodies named so far, and which of them "the company" or "the ministry" means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from onrecord.reading.names.kinds import Finder
from onrecord.reading.names.resolution import Referent, Resolution
from onrecord.reading.names.roles import Role
from onrecord.reading.parse import ParsedSentence
from onrecord.records import Anonymity, SourceKind

__all__ = ["Bodies", "bare_words", "body_words", "office_alone"]

NAMED_ALONE = frozenset(
    {
        "government",
        "parliament",
        "senate",
        "congress",
        "police",
        "army",
        "military",
        "navy",
        "ministry",
        "court",
    }
)
UNSURE = 0.5
"""How sure a body is that one common noun names: below the threshold of a name that is shown."""
ANY_FIRM = frozenset({"company", "firm", "group", "business", "enterprise", "giant", "brand", "partnership"})
BODIES = frozenset({SourceKind.GOVERNMENT, SourceKind.ORGANIZATION, SourceKind.OUTLET})
JOINING = frozenset({"of", "for", "on", "in", "to"})
KINDS = {"outlet": SourceKind.OUTLET, "company": SourceKind.ORGANIZATION}


class Bodies:
    """Bodies by name, firms and outlets by kind, and all by words in their names; filled in reading order."""

    def __init__(self, finder: Finder, named: Iterable[Resolution] = ()) -> None:
        self.finder = finder
        self.by_part: dict[str, dict[str, Resolution]] = {}
        self.all_parts: dict[str, dict[str, Resolution]] = {}
        for resolution in named:
            self._file(self.all_parts, resolution)
        self.by_name: dict[str, Resolution] = {}
        self.firms: dict[SourceKind, dict[str, Resolution]] = {}
        self.worded: dict[str, dict[str, Resolution]] = {}

    def add(self, resolution: Resolution) -> None:
        """Keeps a named body; anything else is passed over."""
        name = resolution.name
        if name is None or resolution.kind not in BODIES:
            return
        self.by_name[name] = resolution
        self._file(self.by_part, resolution)
        if resolution.kind is SourceKind.OUTLET or self._is_firm(name):
            self.firms.setdefault(resolution.kind, {})[name] = resolution
        words = name.lower().split()
        if len(words) > 1 and name[0].isupper():
            for word, after in zip(words, [*words[1:], "of"], strict=True):
                if after in JOINING:
                    self.worded.setdefault(word, {})[name] = resolution

    def _file(self, parts: dict[str, dict[str, Resolution]], resolution: Resolution) -> None:
        if resolution.name is not None and resolution.kind in BODIES:
            for word in _parts(resolution.name):
                parts.setdefault(word, {})[resolution.name] = resolution

    def called(self, words: str, headline: bool) -> Resolution | None:
        """The one body whose name holds all these words ("the planning office" after "city planning office").

        A headline may mean a body that is named only below it.
        """
        asked = _parts(words)
        parts = self.all_parts if headline else self.by_part
        if not asked:
            return None
        names = set.intersection(*(set(parts.get(word, {})) for word in asked))
        names = {name for name in names if len(_parts(name)) > len(asked)}
        if len(names) != 1:
            return None
        return replace(parts[min(asked)][names.pop()], confidence=0.75)

    def _is_firm(self, name: str) -> bool:
        known = name in self.finder.gazetteer.by_form or name in self.finder.atlas.by_name
        return not known and self.finder.lexicon.names_firm(name)

    def firm(self, role: Role, principal: str | None, sentence: int, earlier: list[Referent]) -> Resolution:
        """ "The company", "the newspaper": the only one named, or the only one or subject close before."""
        kind = KINDS.get(role.cls, SourceKind.GOVERNMENT)
        bare = Resolution(None, kind, Anonymity.ROLE, principal=principal, confidence=0.5)
        if not role.definite or role.cls == "state" or principal is not None:
            return bare
        worded = list(self.worded.get(role.words[-1], {}).values())
        if len(worded) == 1:
            return replace(worded[0], confidence=0.75)
        names = self.firms.get(kind, {})
        if len(names) == 1:
            return replace(next(iter(names.values())), confidence=0.7)
        last = [r for r in _close(earlier, sentence) if r.sort == "body" and r.resolution.name in names]
        if len({r.key for r in last}) == 1:
            # Whoever has just named one paper means it by "the paper"; companies are more.
            return replace(last[0].resolution, confidence=0.7 if kind is SourceKind.OUTLET else 0.6)
        subjects = {r.key for r in last if r.subject}
        if len(subjects) == 1:
            return replace(next(r for r in last if r.key in subjects).resolution, confidence=0.5)
        near = tuple(dict.fromkeys(r.resolution.name for r in last if r.resolution.name is not None))
        if not names and role.cls == "company" and role.words[-1] not in ANY_FIRM:
            # "The hospital", "the brewery": no firm is named that it could be.
            return Resolution(role.words[-1], kind, Anonymity.NAMED, confidence=UNSURE)
        return replace(bare, candidates=near)

    def government(self, role: Role, principal: str | None, words: str) -> Resolution:
        """ "The Norlandian government", "the ministry": one named before, else the words as they stand."""
        kind = SourceKind(role.cls.partition("-")[2])
        unnamed = Resolution(None, kind, Anonymity.ROLE, principal=principal, confidence=0.6)
        if role.indefinite:
            return unnamed
        if role.owned_by_pronoun:
            return Resolution(
                words, kind, Anonymity.NAMED, None, (), principal, 0.65 if " " in words else UNSURE
            )
        alone = len(role.words) == 1
        named = list(self.worded.get(role.words[-1], {}).values())
        if principal is None and role.definite and alone and named:
            principals = {found.principal for found in named}
            if len(named) == 1 or (len(principals) == 1 and None not in principals):
                return replace(named[0], confidence=0.75)
            candidates = tuple(sorted(str(found.name) for found in named))
            return replace(unnamed, candidates=candidates, confidence=0.3)
        bare = alone and role.definite and " " not in words
        if bare and kind is SourceKind.ORGANIZATION and principal is None:
            untold = [found for found in self.by_name.values() if self._tells_no_kind(found)]
            if len(untold) == 1:
                return replace(untold[0], confidence=0.65)
        same = [found for found in named if found.principal == principal]
        if principal is not None and alone and same:
            return replace(same[0], confidence=0.75)
        party = self._state(principal) if role.words[-1] in ("government", "state") else None
        # One common noun is a name only where a place has just one such body: "the union" may be any union.
        sure = 0.7 if " " in words or role.words[-1] in NAMED_ALONE else UNSURE
        return Resolution(words, kind, Anonymity.NAMED, party, (), principal, sure)

    def _tells_no_kind(self, found: Resolution) -> bool:
        """Whether a body's name says nothing of what it is, so that "the club" may well mean it."""
        if found.name is None or found.kind is not SourceKind.ORGANIZATION or not found.name[0].isupper():
            return False
        known = found.name in self.finder.gazetteer.by_form
        return not known and not any(self.finder.lexicon.class_of(w) for w in found.name.lower().split())

    def _state(self, principal: str | None) -> str | None:
        states = self.finder.gazetteer.states.values()
        return next((entry.id for entry in states if principal in entry.forms), None)


def _parts(name: str) -> frozenset[str]:
    """The telling words of a body's name in small letters."""
    words = name.lower().replace("’s", "").replace("'s", "").replace("-", " ").split()
    return frozenset(word for word in words if word not in JOINING | {"the", "and", "a", "an"})


def _close(earlier: list[Referent], sentence: int) -> list[Referent]:
    """Referents of this sentence and the one before, the last first."""
    found = []
    for referent in reversed(earlier):
        if sentence - referent.sentence > 1:
            break
        found.append(referent)
    return found


def _is_part_of_name(owner: Any) -> bool:
    """Whether an owner says what sort of body it is ("farmers' league"), rather than whose."""
    of_several = any(c.dep_ == "case" and c.text in ("'", "’") for c in owner.children)
    return of_several or (owner.head.text[0].isupper() and owner.pos_ != "PRON")


def office_alone(sentence: ParsedSentence, token: Any) -> str:
    """The words of an office, with what it is held over: "mayor of Trast", "exiled governor"."""
    words = bare_words(sentence, token)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1:
            start, end = sentence.extent(token.i + 1, child.right_edge.i)
            below = sentence.text[start - sentence.start : end - sentence.start]
            return f"{words} {below}" if len(below.split()) < 5 else words
    return words


def body_words(sentence: ParsedSentence, token: Any) -> str:
    """The words of a body, with the common noun that says what it is for: "court of audit"."""
    for child in token.children:
        if child.lower_ != "of" or child.i != token.i + 1 or child.i + 1 >= len(token.doc):
            continue
        noun = token.doc[child.i + 1]
        if noun.head == child and noun.is_lower and noun.pos_ == "NOUN" and not list(noun.children):
            return f"{bare_words(sentence, token)} of {noun.text}"
    return bare_words(sentence, token)


def bare_words(sentence: ParsedSentence, token: Any) -> str:
    """The words of the noun phrase up to its head, without article and without whose it is.

    "Its press office" and "the ministry's press office" are the press office, but the dockers' union stays.
    """
    doc, first = sentence.doc, token.left_edge.i
    for owner in token.children:
        if owner.dep_ == "poss" and not _is_part_of_name(owner):
            first = max(first, owner.right_edge.i + 1)
    while first < token.i and doc[first].lower_ == "own":
        first += 1
    while first < token.i and doc[first].dep_ in ("det", "punct", "advmod", "predet"):
        first += 1
    start, end = sentence.extent(first, token.i)
    words = " ".join(sentence.text[start - sentence.start : end - sentence.start].split())
    opens = first == 0 and token.tag_ in ("NN", "NNS") and (len(words) < 2 or not words[1].isupper())
    return words[:1].lower() + words[1:] if opens else words
