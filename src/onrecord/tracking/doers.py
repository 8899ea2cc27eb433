"""Who is to do what a clause without a doer tells: "will be closed", "the launch is due in May"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.records import Act, SourceKind, Statement
from onrecord.text.words import content_words

__all__ = ["doers_meant"]

_ARTICLES = frozenset({"The", "A", "An", "No", "Its", "Their", "His", "Her", "Our"})


def doers_meant(statements: Iterable[Statement]) -> dict[str, str]:
    """For statements on undertakings without a doer: whose thing it is, who speaks, or whom the text is on.

    A text is on a body where it tells of the doings of no other one; where several act, nobody is taken.
    """
    by_document: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_document[statement.document].append(statement)
    found: dict[str, str] = {}
    for told in by_document.values():
        found |= _in_document(sorted(told, key=lambda s: (s.start, s.end)))
    return found


def _in_document(told: Sequence[Statement]) -> dict[str, str]:
    persons = {x.name for s in told for x in s.sources if x.kind is SourceKind.PERSON and x.name}
    bodies = [s.actor if s.actor and s.actor not in persons and _is_proper(s.actor) else None for s in told]
    counts = Counter(b for b in bodies if b is not None)
    only = next(iter(counts)) if len(counts) == 1 else None
    of = {x.name: x.acts_for for s in told for x in s.sources if x.name in persons and x.acts_for}
    found = {}
    for statement in told:
        if statement.act is None or statement.actor is not None:
            continue
        speaker = statement.sources[0].name
        name = _owner(statement, counts) or _speakers_body(statement)
        name = name or (of.get(speaker, only) if speaker in persons else only)
        if name is not None:
            found[statement.id] = name
    return found


def _is_proper(name: str) -> bool:
    """Whether a name is one: "the company" stands for somebody whom only the text around it tells."""
    return any(word[0].isupper() for word in name.split() if word not in _ARTICLES)


def _owner(statement: Statement, known: Mapping[str, int]) -> str | None:
    """The body whose thing it is, or by whom it is done, as the phrases name it."""
    thing = " ".join(m.text for m in (statement.subject, statement.object) if m is not None)
    owners = [name for name in known if f"{name}'s" in thing or f"{name}’s" in thing or f"by {name}" in thing]
    if owners:
        return max(owners, key=len)
    words = content_words(thing)
    inside = [name for name in known if content_words(name) and content_words(name) <= words]
    told = statement.act in (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE)
    return max(inside, key=len) if inside and not told else None


def _speakers_body(statement: Statement) -> str | None:
    """The body that speaks, or for which the speaker holds office, of what it undertakes itself."""
    if statement.act in (Act.REPORTS_DONE, Act.REPORTS_NOT_DONE, Act.DENIES):
        return None
    first = statement.sources[0]
    if first.acts_for is None and first.kind in (SourceKind.ORGANIZATION, SourceKind.GOVERNMENT):
        return first.name
    return first.acts_for
