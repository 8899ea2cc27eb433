"""Pairs of statements that cannot both hold: decided on typed slots of pairs that speak of the same thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from onrecord.linking.event_words import is_light_event
from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.progress import decide_progress, progress_of
from onrecord.records import Act, Contradiction, ContradictionKind, Document, Modality, Polarity, Statement
from onrecord.text.words import containment, content_words, jaccard

__all__ = ["decide_contradiction", "find_contradictions"]

_FACTS = (Modality.DONE, Modality.ONGOING, Modality.ASSERTS)
_PLANS = (Modality.INTENDS,)
_LIKE_WORDS = 0.6
_LIKE_OVERLAP = 0.5
_FEW_WORDS = 3
_MANY_WORDS = 4
_SHARED_TOPIC = 3


def find_contradictions(
    statements: Sequence[Statement], documents: Mapping[str, Document]
) -> tuple[Contradiction, ...]:
    """Every pair that contradicts, ordered by ids; ``a`` was published first. No winner is declared."""
    keys = {s.id: statement_key(s) for s in statements}
    by_id = {s.id: s for s in statements}
    rows = []
    for first, second in _candidate_pairs(by_id, keys):
        a, b = by_id[first], by_id[second]
        if _moment(documents, b) < _moment(documents, a):
            a, b = b, a
        row = decide_contradiction(a, b, keys[a.id], keys[b.id])
        if row is not None and not _is_update(row, a, b, documents):
            rows.append(row)
    return tuple(sorted(rows, key=lambda row: (row.a, row.b)))


def _candidate_pairs(
    statements: Mapping[str, Statement], keys: Mapping[str, StatementKey]
) -> list[tuple[str, str]]:
    """Pairs of one predicate and thing of which one denies, negates, dates or counts; pairs of progress."""
    plain: dict[object, list[str]] = defaultdict(list)
    marked: dict[object, list[str]] = defaultdict(list)
    pairs: set[tuple[str, str]] = set()
    for statement_id in sorted(keys):
        statement, key = statements[statement_id], keys[statement_id]
        told = _marks(statement, key)
        blocks = [(key.predicate, thing) for thing in key.object] if key.predicate is not None else []
        for block in blocks:
            near = [*marked[block], *plain[block]] if told else marked[block]
            pairs.update(
                (o, statement_id) for o in near if _same_matter_of(statements, keys, o, statement_id)
            )
            (marked if told else plain)[block].append(statement_id)
    return sorted(pairs | _progress_pairs(statements))


def _marks(statement: Statement, key: StatementKey) -> bool:
    negated = statement.polarity is Polarity.NEGATED or statement.modality is Modality.DENIES
    return negated or statement.window is not None or bool(key.numbers)


def _same_matter_of(
    statements: Mapping[str, Statement], keys: Mapping[str, StatementKey], a: str, b: str
) -> bool:
    return _same_matter(statements[a], statements[b], keys[a], keys[b])


def _progress_pairs(statements: Mapping[str, Statement]) -> set[tuple[str, str]]:
    """Pairs of statements of progress in one document, or in documents that share a word of their topic."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for statement_id in sorted(statements):
        statement = statements[statement_id]
        if progress_of(statement):
            for word in (statement.document, *statement.topic):
                blocks[word].append(statement_id)
    return {pair for members in blocks.values() for pair in combinations(members, 2)}


def _is_update(row: Contradiction, a: Statement, b: Statement, documents: Mapping[str, Document]) -> bool:
    """Whether a later day's count includes the earlier one: tolls rise as more becomes known."""
    first, second = documents[a.document].published_on, documents[b.document].published_on
    if row.kind is not ContradictionKind.NUMBER or first is None or second is None or first >= second:
        return False
    if a.modality not in _FACTS or b.modality not in _FACTS:
        return False
    most = max((q.value for q in a.quantities if q.value is not None), default=0.0)
    return all(q.value is None or q.value >= most for q in b.quantities)


def _moment(documents: Mapping[str, Document], statement: Statement) -> tuple[str, str]:
    return documents[statement.document].published or "9999", statement.id


def decide_contradiction(
    a: Statement, b: Statement, ka: StatementKey, kb: StatementKey
) -> Contradiction | None:
    """The contradiction between two statements, None where they agree, or speak of different things."""
    if _one_sentence(a, b):
        return None
    if _speakers_differ(a, b) and (row := decide_progress(a, b)) is not None:
        return row
    if not _same_matter(a, b, ka, kb):
        return None
    if _denies(a, b):
        return Contradiction(a.id, b.id, ContradictionKind.DENIAL, "one denies what the other says")
    if a.modality is None or b.modality is None or not _comparable(a, b):
        return None
    if a.polarity is not b.polarity:
        return _negated(a, b) if ka.subject & kb.subject or a.window is not None else None
    if a.polarity is Polarity.AFFIRMED:
        return _number(a, b, ka, kb) or _date(a, b)
    return None


def _one_sentence(a: Statement, b: Statement) -> bool:
    """Contrast within a sentence is none: its clauses are weighed against each other by one speaker."""
    if a.document != b.document:
        return False
    first, second = sorted((a, b), key=lambda s: s.start)
    return second.start - first.end < 2  # not even a full stop and a space between them


def _negated(a: Statement, b: Statement) -> Contradiction | None:
    """One affirms what the other negates: "not before May" is about dates."""
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        negated = a if a.polarity is Polarity.NEGATED else b
        open_sided = negated.window is not None and None in (negated.window.start, negated.window.end)
        return _date(a, b) if open_sided else None
    done = Modality.DONE in (a.modality, b.modality)
    kind = ContradictionKind.OUTCOME if done else ContradictionKind.DENIAL
    return Contradiction(a.id, b.id, kind, "one affirms what the other negates")


def _same_matter(a: Statement, b: Statement, ka: StatementKey, kb: StatementKey) -> bool:
    """Whether both speak of one doing: same predicate and thing, and most of what the shorter one tells.

    A thing named alike in related documents ("the deployment") is enough for plans, which are few; of facts
    ("people were killed") a running story has many that differ in place and day alone.
    """
    if ka.predicate is None or ka.predicate != kb.predicate or ka.object.isdisjoint(kb.object):
        return False
    if ka.places and kb.places and not ka.places & kb.places:
        return False
    first, second = _told(a, ka), _told(b, kb)
    shared = len(first & second)
    if is_light_event(ka.predicate) and shared < _MANY_WORDS:
        return False
    if shared >= _FEW_WORDS and containment(first, second) >= _LIKE_WORDS:
        return bool(ka.subject & kb.subject) or jaccard(first, second) >= _LIKE_OVERLAP
    if not a.modality == b.modality == Modality.INTENDS:
        return False
    related = a.document == b.document or len(set(a.topic) & set(b.topic)) >= _SHARED_TOPIC
    doers = bool(_doer(a) & _doer(b))
    return (related and (ka.object == kb.object or doers)) or (containment(first, second) >= _LIKE_WORDS)


def _told(statement: Statement, key: StatementKey) -> frozenset[str]:
    """The words that tell what is done: without those of the time and the counts, which may differ."""
    limits = " ".join((statement.window_text or "", *(q.text.split(" ")[0] for q in statement.quantities)))
    return frozenset(word for word in key.words - content_words(limits) if not word.isdigit())


def _doer(statement: Statement) -> frozenset[str]:
    return frozenset() if statement.actor is None else content_words(statement.actor)


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
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return None
    # A running story counts many happenings of one kind: facts must be told in nearly the same words.
    alike = jaccard(_told(a, ka), _told(b, kb)) >= _LIKE_WORDS
    if not alike and not a.modality == b.modality == Modality.INTENDS:
        return None
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
    if Act.REVISES in (a.act, b.act) or a.heading or b.heading:
        return None
    # Facts of two days are two facts, and pages repeat their frame day by day: only speakers who tell of one
    # thing without a count are held against each other.
    attributed = a.sources[0].mention is not None and b.sources[0].mention is not None
    if a.modality is not Modality.INTENDS and (a.quantities or b.quantities or not attributed):
        return None
    why = f"they name different times: {a.window} against {b.window}"
    return Contradiction(a.id, b.id, ContradictionKind.DATE, why)
