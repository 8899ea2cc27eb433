"""Grades of the Admiralty code: what people gave, which are current, and what the record would suggest.

A source's reliability and a statement's credibility are two things; nothing here joins them. A proposal
counts what is on record and names its rule. It is never kept: a person gives a grade, or nobody does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.records import (
    Anonymity,
    Claim,
    ContradictionKind,
    Grade,
    GradeScale,
    Layers,
    Proposal,
    RevisionKind,
    Source,
    SourceKind,
    Statement,
)
from onrecord.tracking.assessment.made import Decided

__all__ = ["GRADE", "Graded", "grades_of", "is_gradable", "name_key", "propose_grade"]

GRADE = "grade"
"""The kind of the decisions that grade a source or a statement."""

_FEWEST = 5
_BANDS = (("B", 80), ("C", 60), ("D", 40), ("E", 0))
"""Letter and the least share, in per cent, of what others bear out. A is never proposed: a history of
complete reliability is a person's to see."""
_POSITIVE = (ContradictionKind.DENIAL, ContradictionKind.OUTCOME)


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return " ".join(name.split()).casefold()


def is_gradable(source: Source) -> bool:
    """Whether a source can be graded by name: who is not named is the same as nobody else."""
    named = source.anonymity is Anonymity.NAMED or source.kind is SourceKind.OUTLET
    return named and source.name is not None


def grades_of(decided: Decided) -> tuple[Grade, ...]:
    """Every grade in the order in which it was given; a person's newer one makes the older not current."""
    newest: dict[tuple[str | None, ...], str] = {}
    found = []
    for decision, made in decided.of(GRADE):
        scale, topic = decision.detail("scale"), decision.detail("topic")
        if scale not in {s.value for s in GradeScale} or not decision.on or decision.value is None:
            continue
        grade = Grade(GradeScale(scale), decision.on[0], decision.value, topic, made)
        found.append(grade)
        if made.stands:
            newest[_key(grade)] = made.decision
    return tuple(_with_current(g, newest.get(_key(g)) == g.made.decision) for g in found)


def _key(grade: Grade) -> tuple[str | None, ...]:
    on = name_key(grade.on) if grade.scale is GradeScale.SOURCE else grade.on
    return grade.scale.value, on, grade.topic, name_key(grade.made.by)


def _with_current(grade: Grade, current: bool) -> Grade:
    return Grade(grade.scale, grade.on, grade.value, grade.topic, grade.made, current)


@dataclass(frozen=True, slots=True)
class Graded:
    """The current grades, found by the statement or the name that they are on."""

    statements: dict[str, tuple[Grade, ...]] = field(default_factory=dict)
    names: dict[str, tuple[Grade, ...]] = field(default_factory=dict)

    @staticmethod
    def of(grades: Iterable[Grade]) -> Graded:
        """The grades that are current among these."""
        statements: dict[str, tuple[Grade, ...]] = {}
        names: dict[str, tuple[Grade, ...]] = {}
        for grade in grades:
            if grade.current and grade.scale is GradeScale.STATEMENT:
                statements[grade.on] = (*statements.get(grade.on, ()), grade)
            elif grade.current:
                key = name_key(grade.on)
                names[key] = (*names.get(key, ()), grade)
        return Graded(statements, names)

    def on(self, statement: Statement) -> tuple[Grade, ...]:
        """The grades on the named sources of its chain, first speaker first, then those on what it says."""
        keys = dict.fromkeys(name_key(s.name) for s in statement.sources if is_gradable(s) and s.name)
        on_sources = tuple(grade for key in keys for grade in self.names.get(key, ()))
        return (*on_sources, *self.statements.get(statement.id, ()))


def propose_grade(layers: Layers, on: str) -> Proposal | None:
    """What the record suggests for a statement's id or a source's name, None where it has neither."""
    statement = next((s for s in layers.statements() if s.id == on), None)
    if statement is not None:
        return _of_statement(layers, statement)
    key = name_key(on)
    naming = [s for s in layers.statements() if any(_is_named(x, key) for x in s.sources)]
    if not naming:
        return None
    # What a source only passes on speaks for or against the first speaker, not for or against it.
    return _of_source(layers, on, [s for s in naming if _is_named(s.first_source, key)])


def _is_named(source: Source, key: str) -> bool:
    return is_gradable(source) and name_key(source.name or "") == key


def _of_statement(layers: Layers, statement: Statement) -> Proposal:
    """1-6 by the code's own words: confirmed by others, in conflict with them, or neither."""
    claim = next((c for c in layers.claims if statement.id in c.statements), None)
    others = _other_origins(claim, statement)
    against = [c for c in layers.contradictions if statement.id in (c.a, c.b)]
    positive = [c for c in against if c.kind in _POSITIVE]
    commitment = dict(layers.commitment_of).get(statement.id)
    value, reasons = _credibility(len(others), len(against), len(positive), commitment is not None)
    backing = [s for ids in others for s in ids[:1]]
    backing += [c.b if c.a == statement.id else c.a for c in against]
    return Proposal(GradeScale.STATEMENT, statement.id, value, reasons, tuple(backing))


def _other_origins(claim: Claim | None, statement: Statement) -> list[tuple[str, ...]]:
    """The statements of each further origin of the claim that is known by name."""
    if claim is None:
        return []
    return [o.statements for o in claim.origins if o.source is not None and statement.id not in o.statements]


def _credibility(others: int, against: int, positive: int, followed: bool) -> tuple[str, tuple[str, ...]]:
    confirmed = f"{others} further named origin(s) say the same, independent as far as the record shows"
    conflict = f"{against} statement(s) on record disagree with it, {positive} of them by denial or outcome"
    if others and against:
        return "6", (confirmed, conflict, "both at once: counting does not settle it")
    if others:
        return "1" if others > 1 else "2", (confirmed, "no statement on record disagrees with it")
    if against:
        return "5" if positive else "4", ("no further named origin says the same", conflict)
    alone = "no further named origin says the same, and no statement on record disagrees with it"
    if followed:
        return "3", (alone, "it fits what else is told of the same undertaking")
    return "6", (alone, "nothing else on record is about the same")


def _of_source(layers: Layers, name: str, own: Sequence[Statement]) -> Proposal:
    """A letter by how many of the source's statements others bear out, and how many they speak against."""
    ids = {s.id for s in own}
    claims = [c for c in layers.claims if ids.intersection(c.statements)]
    borne_out = {c.id for c in claims if _has_another(c, ids)}
    claim_of = dict(layers.claim_of)
    disputed = {i for c in layers.contradictions if c.kind in _POSITIVE for i in (c.a, c.b) if i in ids}
    corrected = {r.a for r in layers.revisions if r.relation in _TAKEN_BACK and r.a in ids}
    against = {claim_of.get(i, i) for i in disputed | corrected} - borne_out
    judged = len(borne_out) + len(against)
    documents = len({s.document for s in own})
    said = f"{len(own)} statement(s) of its own in {documents} document(s), {len(claims)} different"
    told = f"{len(borne_out)} borne out by a further named origin"
    counts = said, f"{told}, {len(against)} denied, corrected or told otherwise"
    if judged < _FEWEST:
        why = f"fewer than {_FEWEST} of them can be judged, so there is no basis"
        return Proposal(GradeScale.SOURCE, name, "F", (*counts, why))
    value = next(letter for letter, least in _BANDS if 100 * len(borne_out) >= least * judged)
    bands = ", ".join(f"{letter} from {least} %" for letter, least in _BANDS)
    rule = f"borne out: {len(borne_out)} of {judged} that can be judged ({bands}; A is never proposed)"
    return Proposal(GradeScale.SOURCE, name, value, (*counts, rule), tuple(sorted(disputed | corrected)))


_TAKEN_BACK = (RevisionKind.CORRECTION, RevisionKind.RETRACTION)


def _has_another(claim: Claim, own: set[str]) -> bool:
    return any(o.source is not None and not own.intersection(o.statements) for o in claim.origins)
