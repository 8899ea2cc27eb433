"""The same statement across documents: pairs decided one by one, then joined into claims."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.linking.forms import (
    FEWEST_SHARED,
    FEWEST_WORDS,
    INSIDE,
    LEAST_WORDS,
    LIKE_OVERLAP,
    LIKE_WORDS,
    NEARLY_ALL,
    Form,
    form_blocks,
    form_of,
    meeting,
)
from onrecord.linking.keys import StatementKey
from onrecord.linking.origins import CopiedParts, find_origins
from onrecord.linking.tables import is_converse, is_opposite
from onrecord.records import Claim, Document, LinkDecision, Statement
from onrecord.text.clusters import connected
from onrecord.text.words import containment, jaccard

__all__ = ["claims_of", "decide_forms", "group_by_forms", "link_statements"]


def link_statements(statements: Sequence[Statement]) -> tuple[list[list[Statement]], list[LinkDecision]]:
    """Groups of statements that say the same (single ones included), and the decisions behind them.

    Each decision depends on its two statements alone; groups are the connected parts, so no order matters.
    Of statements whose compared forms are equal, one stands for the others.
    """
    # As they come, document by document: by their ids each would lie far from those that it is compared with.
    members: dict[Form, list[str]] = defaultdict(list)
    for statement in statements:
        members[form_of(statement)].append(statement.id)
    for ids in members.values():
        ids.sort()
    pairs = [*((form, form) for form, ids in members.items() if len(ids) > 1), *_meeting(members)]
    decisions = []
    for a, b in pairs:
        decided = decide_forms(a, b)
        if decided is not None:
            first, others = members[a][0], members[b][1:] if a == b else members[b][:1]
            decisions += [LinkDecision(min(first, o), max(first, o), *decided) for o in others]
    groups = connected([s.id for s in statements], [(d.a, d.b) for d in decisions])
    by_id = {s.id: s for s in statements}
    return [[by_id[i] for i in group] for group in groups], decisions


def group_by_forms(
    statements: Sequence[Statement], forms: Mapping[str, int], links: Iterable[tuple[int, int]]
) -> list[list[Statement]]:
    """The groups that ``link_statements`` gives, from links between forms that were decided before.

    ``forms`` maps statement ids to forms; a link of a form with itself joins all statements of that form.
    """
    members: dict[int, list[str]] = defaultdict(list)
    for statement_id, form in forms.items():
        members[form].append(statement_id)
    joined: list[tuple[str, str]] = []
    for a, b in links:
        if a in members and b in members:
            joined += [(members[a][0], o) for o in (members[b][1:] if a == b else members[b][:1])]
    by_id = {s.id: s for s in statements}
    return [[by_id[i] for i in group] for group in connected(list(by_id), joined)]


_AT_ONCE = 65_536
"""Blocks that are brought together at a time: so many stay near the processor, however many there are."""


def _meeting(forms: Iterable[Form]) -> Iterator[tuple[Form, Form]]:
    """Every pair of forms that can be decided the same, and few others: those that meet in a block.

    Most blocks hold one form: a list is made for those alone that hold more.
    """
    numbered = list(forms)
    blocks, places, reaches = array("q"), array("q"), array("q")
    for number, form in enumerate(numbered):
        for block, reach in form_blocks(form).items():
            blocks.append(block)
            places.append(number)
            reaches.append(reach)
    met: set[int] = set()
    for held in _together(blocks):
        for one, other in meeting([reaches[place] for place in held]):
            a, b = sorted((places[held[one]], places[held[other]]))
            met.add(a * len(numbered) + b)
    for pair in sorted(met):
        first, second = divmod(pair, len(numbered))
        yield numbered[first], numbered[second]


def _together(blocks: Sequence[int]) -> Iterator[list[int]]:
    """The places of each block that stands at more than one, in their order."""
    parts = [array("q") for _ in range(len(blocks) // _AT_ONCE + 1)]
    for place, block in enumerate(blocks):
        parts[block % len(parts)].append(place)
    for part in parts:
        first: dict[int, int] = {}
        more: dict[int, list[int]] = {}
        for place in part:
            begun = first.setdefault(blocks[place], place)
            if begun != place:
                more.setdefault(begun, [begun]).append(place)
        yield from more.values()


def decide_forms(a: Form, b: Form) -> tuple[float, str] | None:
    """(score, reason) where statements of these forms say the same, None where not or it is not sure."""
    ka, kb = a.key, b.key
    overlap, fewest = jaccard(ka.words, kb.words), min(len(ka.words), len(kb.words))
    same_doing, turned = _same_doing(ka, kb), _from_other_end(ka, kb)
    if not (same_doing or turned or overlap >= LIKE_WORDS) or not _compatible(a, b):
        return None
    if turned:
        return overlap, "the same deal, told from its other end"
    if overlap >= NEARLY_ALL and fewest >= FEWEST_WORDS:
        return overlap, f"{overlap:.0%} of the content words are the same"
    if same_doing and (overlap >= LIKE_OVERLAP or containment(ka.words, kb.words) >= INSIDE):
        return overlap, f"same doer, predicate and thing; {overlap:.0%} of the content words are the same"
    if overlap >= LIKE_WORDS and fewest >= LEAST_WORDS:
        return overlap, f"{overlap:.0%} of the content words are the same"
    return None


def _same_doing(a: StatementKey, b: StatementKey) -> bool:
    """Whether doer, predicate and thing are the same; where no thing is named, they share a further word."""
    if a.predicate is None or a.predicate != b.predicate or a.subject.isdisjoint(b.subject):
        return False
    if a.object or b.object:
        both_differ = _apart(a.subject, b.subject) and _apart(a.object, b.object)
        return not a.object.isdisjoint(b.object) and not both_differ
    return not (a.words - a.subject).isdisjoint(b.words - b.subject)


def _apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each has words that the other lacks ("the museum in Velden", "the library in Velden")."""
    return bool(a - b) and bool(b - a)


def _from_other_end(a: StatementKey, b: StatementKey) -> bool:
    """ "Carvia sold buses to Neshta", "Neshta bought buses from Carvia": all but the verb is the same."""
    if not is_converse(a.predicate, b.predicate) or not a.subject or not b.subject:
        return False
    if not a.subject.isdisjoint(b.subject) or len(a.words & b.words) < FEWEST_SHARED:
        return False
    return len(a.words - b.words) <= 1 and len(b.words - a.words) <= 1


def _compatible(a: Form, b: Form) -> bool:
    """Polarity, modality, window, places and numbers do not speak against it."""
    if a.polarity is not b.polarity or a.manner != b.manner or is_opposite(a.key.predicate, b.key.predicate):
        return False
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return False
    ka, kb = a.key, b.key
    if _places_apart(ka, kb):
        return False
    if not ka.numbers or not kb.numbers:
        return True
    counted = {of for of, _ in ka.numbers} & {of for of, _ in kb.numbers}
    return all(_counts(ka, of) & _counts(kb, of) for of in counted)


def _places_apart(ka: StatementKey, kb: StatementKey) -> bool:
    """Whether both name places, and no common one; what is a place to one may be a party to the other."""
    if not ka.places or not kb.places or ka.places & kb.places:
        return False
    return not (ka.place_words <= kb.words and kb.place_words <= ka.words)


def _counts(key: StatementKey, of: str) -> set[float]:
    return {value for counted, value in key.numbers if counted == of}


def claims_of(
    groups: Sequence[Sequence[Statement]], documents: Mapping[str, Document], copied: CopiedParts
) -> tuple[Claim, ...]:
    """One claim for each group, with its origins counted, ordered by id.

    The id is made of the earliest-published statement's; those of the others are kept as former ids, since
    each would name the claim in a record that holds only it.
    """
    claims = []
    for group in groups:
        ordered = sorted(
            group, key=lambda s: (documents[s.document].published_or_last, s.document, s.start, s.id)
        )
        dates = sorted(filter(None, (_said(s, documents) for s in ordered)))
        claims.append(
            Claim(
                id=claim_id(ordered[0].id),
                former_ids=tuple(sorted(claim_id(s.id) for s in ordered[1:])),
                statements=tuple(s.id for s in ordered),
                documents=tuple(dict.fromkeys(s.document for s in ordered)),
                origins=find_origins(ordered, documents, copied),
                first_said=dates[0] if dates else None,
                last_said=dates[-1] if dates else None,
            )
        )
    return tuple(sorted(claims, key=lambda claim: claim.id))


def claim_id(statement_id: str) -> str:
    """The id of the claim whose earliest-published statement this is."""
    return "k" + statement_id


def _said(statement: Statement, documents: Mapping[str, Document]) -> str | None:
    """The day on which it was said, as far as known: its own day, else that of publication."""
    if statement.said is not None and statement.said.start is not None:
        return statement.said.start.isoformat()
    published = documents[statement.document].published_on
    return None if published is None else published.isoformat()
