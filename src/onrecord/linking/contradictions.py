"""Pairs of statements that cannot both hold: decided on typed slots of pairs that speak of the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.linking.claims import candidate_pairs
from onrecord.linking.keys import StatementKey, statement_key
from onrecord.records import Act, Contradiction, ContradictionKind, Document, Modality, Polarity, Statement
from onrecord.text.words import containment, jaccard

__all__ = ["decide_contradiction", "find_contradictions"]

_FACTS = (Modality.DONE, Modality.ONGOING, Modality.ASSERTS)
_PLANS = (Modality.INTENDS,)


def find_contradictions(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Contradiction, ...]:
    """Every pair that contradicts, ordered by ids; ``a`` was published first. No winner is declared."""
    keys = {s.id: statement_key(s) for s in statements}
    by_id = {s.id: s for s in statements}
    rows = []
    for first, second in candidate_pairs(keys):
        a, b = by_id[first], by_id[second]
        if _moment(documents, b) < _moment(documents, a):
            a, b = b, a
        row = decide_contradiction(a, b, keys[a.id], keys[b.id])
        if row is not None:
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.a, row.b)))


def _moment(documents: Mapping[str, Document], statement: Statement) -> tuple[str, str]:
    return documents[statement.document].published or "9999", statement.id


def decide_contradiction(
    a: Statement, b: Statement, ka: StatementKey, kb: StatementKey
) -> Contradiction | None:
    """The contradiction between two statements, None where they agree, or speak of different things."""
    if not _same_matter(ka, kb):
        return None
    if _denies(a, b):
        return Contradiction(a.id, b.id, ContradictionKind.DENIAL, "one denies what the other says")
    if a.modality is None or b.modality is None:
        return None
    if a.polarity is not b.polarity and _comparable(a, b):
        kind = (
            ContradictionKind.OUTCOME
            if Modality.DONE in (a.modality, b.modality)
            else ContradictionKind.DENIAL
        )
        return Contradiction(a.id, b.id, kind, "one affirms what the other negates")
    if a.polarity is b.polarity is Polarity.AFFIRMED and _comparable(a, b):
        return _number(a, b, ka, kb) or _date(a, b)
    return None


def _same_matter(a: StatementKey, b: StatementKey) -> bool:
    if a.predicate is None or a.predicate != b.predicate:
        return jaccard(a.words, b.words) >= 0.6
    if a.places and b.places and not a.places & b.places:
        return False
    doers = bool(a.subject & b.subject)
    things = bool(a.object & b.object)
    return things and (doers or containment(a.words, b.words) >= 0.6)


def _denies(a: Statement, b: Statement) -> bool:
    one = (a.modality is Modality.DENIES) != (b.modality is Modality.DENIES)
    return one and _speakers_differ(a, b) and a.polarity is b.polarity


def _comparable(a: Statement, b: Statement) -> bool:
    both_facts = a.modality in _FACTS and b.modality in _FACTS
    both_plans = a.modality in _PLANS and b.modality in _PLANS
    return (both_facts or both_plans) and _speakers_differ(a, b)


def _speakers_differ(a: Statement, b: Statement) -> bool:
    """A revised date of one speaker is a revision; an article does not contradict itself."""
    first, second = a.sources[0], b.sources[0]
    if a.document == b.document and first.name is None and second.name is None:
        return False
    return first.name is None or second.name is None or first.name != second.name


def _number(a: Statement, b: Statement, ka: StatementKey, kb: StatementKey) -> Contradiction | None:
    counted = sorted({of for of, _ in ka.numbers} & {of for of, _ in kb.numbers})
    for of in counted:
        first = {value for kind, value in ka.numbers if kind == of}
        second = {value for kind, value in kb.numbers if kind == of}
        if of and not first & second and not _within_limits(a, b):
            shown = f"{min(first):g} against {min(second):g}"
            return Contradiction(
                a.id, b.id, ContradictionKind.NUMBER, f"they count {of} differently: {shown}"
            )
    return None


def _within_limits(a: Statement, b: Statement) -> bool:
    """ "At most ten" does not exclude five: limits that admit the other's number do not contradict it."""
    for x in a.quantities:
        for y in b.quantities:
            if x.of != y.of or (
                x.value is not None and y.value is not None and x.low == y.low == x.high == y.high
            ):
                continue
            low = max((v for v in (x.low, y.low) if v is not None), default=None)
            high = min((v for v in (x.high, y.high) if v is not None), default=None)
            if low is None or high is None or low <= high:
                return True
    return False


def _date(a: Statement, b: Statement) -> Contradiction | None:
    if a.window is None or b.window is None or a.window.overlaps(b.window):
        return None
    if Act.REVISES in (a.act, b.act):
        return None
    why = f"they name different times: {a.window} against {b.window}"
    return Contradiction(a.id, b.id, ContradictionKind.DATE, why)
