"""The same statement across documents: pairs decided one by one, then joined into claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import ceil

from onrecord.linking.clusters import connected
from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.origins import CopiedParts, find_origins
from onrecord.records import Claim, Document, LinkDecision, Modality, Statement
from onrecord.text.words import containment, jaccard

__all__ = ["candidate_pairs", "claims_of", "decide_same", "link_statements"]

_ALIKE = {
    Modality.DONE: "fact",
    Modality.ASSERTS: "fact",
    Modality.ONGOING: "fact",
    Modality.JUDGES: "judgement",
    Modality.INTENDS: "intends",
    Modality.MAY: "may",
    Modality.DEMANDS: "demands",
    Modality.DENIES: "denies",
}
_LIKE_WORDS = 0.6
_LEAST_WORDS = 5


def link_statements(statements: Sequence[Statement]) -> tuple[list[list[Statement]], list[LinkDecision]]:
    """Groups of statements that say the same (single ones included), and the decisions behind them.

    Each decision depends on its two statements alone; groups are the connected parts, so no order matters.
    """
    keys = {s.id: statement_key(s) for s in statements}
    by_id = {s.id: s for s in statements}
    decisions = []
    for a, b in candidate_pairs(keys):
        decision = decide_same(by_id[a], by_id[b], keys[a], keys[b])
        if decision is not None:
            decisions.append(decision)
    groups = connected([s.id for s in statements], [(d.a, d.b) for d in decisions])
    return [[by_id[i] for i in group] for group in groups], decisions


def candidate_pairs(keys: Mapping[str, StatementKey]) -> list[tuple[str, str]]:
    """Pairs that share predicate, doer and thing, or telling words; never all pairs.

    Whether a pair is a candidate depends on its two statements alone.
    """
    blocks: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for statement_id, key in keys.items():
        for block in set(_blocks(key)):
            blocks[block].append(statement_id)
    pairs: set[tuple[str, str]] = set()
    for members in blocks.values():
        ordered = sorted(members)
        for i, a in enumerate(ordered):
            pairs.update((a, b) for b in ordered[i + 1 :])
    return sorted(pairs)


def _blocks(key: StatementKey) -> Iterable[tuple[str, ...]]:
    if key.predicate is not None:
        for subject in key.subject:
            for thing in key.object or {""}:
                yield "svo", key.predicate, subject, thing
    # Prefix filter of set similarity joins (Chaudhuri et al. 2006), with pairs of words: two sets whose
    # Jaccard similarity is at least t share two members among the first |x| - ceil(t |x|) + 2 of each in any
    # one fixed order. Long words come first because they are the rarer ones; single words gave thirteen times
    # as many pairs.
    words = sorted(key.words, key=lambda word: (-len(word), word))
    if len(words) >= _LEAST_WORDS:
        prefix = words[: len(words) - ceil(_LIKE_WORDS * len(words)) + 2]
        yield from (("words", *pair) for pair in combinations(prefix, 2))


def decide_same(a: Statement, b: Statement, ka: StatementKey, kb: StatementKey) -> LinkDecision | None:
    """A decision that both say the same, None where they do not or it is not sure."""
    if not _compatible(a, b, ka, kb):
        return None
    overlap, inside = jaccard(ka.words, kb.words), containment(ka.words, kb.words)
    if overlap >= 0.85:
        return LinkDecision(a.id, b.id, overlap, f"{overlap:.0%} of the content words are the same")
    same_verb = ka.predicate is not None and ka.predicate == kb.predicate
    same_doer = bool(ka.subject & kb.subject)
    same_thing = bool(ka.object & kb.object) or (not ka.object and not kb.object)
    if same_verb and same_doer and same_thing and (overlap >= 0.4 or inside >= 0.75):
        why = f"same doer, predicate and thing; {overlap:.0%} of the content words are the same"
        return LinkDecision(a.id, b.id, overlap, why)
    if overlap >= _LIKE_WORDS and min(len(ka.words), len(kb.words)) >= _LEAST_WORDS:
        return LinkDecision(a.id, b.id, overlap, f"{overlap:.0%} of the content words are the same")
    return None


def _compatible(a: Statement, b: Statement, ka: StatementKey, kb: StatementKey) -> bool:
    """Polarity, modality, window, places and numbers do not speak against it."""
    if a.polarity is not b.polarity or _manner(a) != _manner(b):
        return False
    if a.window is not None and b.window is not None and not a.window.overlaps(b.window):
        return False
    if ka.places and kb.places and not ka.places & kb.places:
        return False
    counted = {of for of, _ in ka.numbers} & {of for of, _ in kb.numbers}
    return all(_counts(ka, of) & _counts(kb, of) for of in counted)


def _counts(key: StatementKey, of: str) -> set[float]:
    return {value for counted, value in key.numbers if counted == of}


def _manner(statement: Statement) -> str | None:
    return None if statement.modality is None else _ALIKE[statement.modality]


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
            group, key=lambda s: (documents[s.document].published or "9999", s.document, s.start, s.id)
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
