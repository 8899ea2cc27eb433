"""The same statement across documents: pairs decided one by one, then joined into claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import ceil

from onrecord.linking.keys import StatementKey, statement_key
from onrecord.linking.origins import CopiedParts, find_origins
from onrecord.records import Claim, Document, LinkDecision, Modality, Statement
from onrecord.text.clusters import connected
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
_LIKE_OVERLAP = 0.4
_INSIDE = 0.75
_NEARLY_ALL = 0.85
_FEWEST_WORDS = 4
_LEAST_WORDS = 5


def link_statements(statements: Sequence[Statement]) -> tuple[list[list[Statement]], list[LinkDecision]]:
    """Groups of statements that say the same (single ones included), and the decisions behind them.

    Each decision depends on its two statements alone; groups are the connected parts, so no order matters.
    Of statements whose compared forms are equal, one stands for the others.
    """
    keys = {s.id: statement_key(s) for s in statements}
    by_id = {s.id: s for s in statements}
    alike: dict[object, list[str]] = defaultdict(list)
    for statement in sorted(statements, key=lambda s: s.id):
        key = keys[statement.id]
        alike[key, statement.polarity, _manner(statement), statement.window].append(statement.id)
    pairs = [(ids[0], other) for ids in alike.values() for other in ids[1:]]
    pairs += candidate_pairs(by_id, {ids[0]: keys[ids[0]] for ids in alike.values()})
    found = (decide_same(by_id[a], by_id[b], keys[a], keys[b]) for a, b in pairs)
    decisions = [decision for decision in found if decision is not None]
    groups = connected([s.id for s in statements], [(d.a, d.b) for d in decisions])
    return [[by_id[i] for i in group] for group in groups], decisions


def candidate_pairs(
    statements: Mapping[str, Statement], keys: Mapping[str, StatementKey]
) -> list[tuple[str, str]]:
    """Every pair that can be decided the same, and few others; never all pairs.

    Prefix filter of set similarity joins (Chaudhuri et al. 2006): sets that share n members share one outside
    the commonest n - 1 of each. Which words are common changes how many pairs are looked at, and no decision.
    """
    spread = Counter(word for key in keys.values() for word in key.words)
    indexes: tuple[dict[object, list[str]], ...] = (defaultdict(list), defaultdict(list), defaultdict(list))
    like, overlapping, inside = indexes
    pairs: list[tuple[str, str]] = []
    for statement_id in sorted(keys, key=lambda i: (len(keys[i].words), i)):
        key, kind = keys[statement_id], _manner(statements[statement_id])
        words = sorted(key.words, key=lambda word: (spread[word], word))
        told = [(kind, *pair) for pair in combinations(_told_prefix(words), 2)]
        doing = [(kind, key.predicate, word) for word in words] if _has_doer(key) else []
        # Shorter statements come first: one that lies inside this one shares one of its own rare words.
        doers = {o for block in doing for o in inside[block]}
        doers.update(o for block in doing[: _prefix(len(words), _LIKE_OVERLAP)] for o in overlapping[block])
        least = _LIKE_WORDS * len(words)
        near = {o for block in told for o in like[block] if len(keys[o].words) >= least}
        near.update(o for o in doers if _same_doing(keys[o], key))
        pairs += ((min(o, statement_id), max(o, statement_id)) for o in near)
        _note(like, told, statement_id)
        _note(overlapping, doing[: _prefix(len(words), _LIKE_OVERLAP)], statement_id)
        _note(inside, doing[: _prefix(len(words), _INSIDE)], statement_id)
    return sorted(pairs)


def _note(index: dict[object, list[str]], blocks: Iterable[object], statement_id: str) -> None:
    for block in blocks:
        index[block].append(statement_id)


def _prefix(words: int, share: float) -> int:
    return words - ceil(share * words - 1e-9) + 1


def _told_prefix(words: Sequence[str]) -> Sequence[str]:
    """The words of which like statements share two: single shared words gave four times as many pairs."""
    if len(words) < _FEWEST_WORDS:
        return ()
    share = _LIKE_WORDS if len(words) >= _LEAST_WORDS else _NEARLY_ALL
    return words[: _prefix(len(words), share) + 1]


def _same_doing(a: StatementKey, b: StatementKey) -> bool:
    same_thing = not a.object.isdisjoint(b.object) or (not a.object and not b.object)
    return (
        a.predicate is not None and a.predicate == b.predicate and same_thing and bool(a.subject & b.subject)
    )


def _has_doer(key: StatementKey) -> bool:
    return key.predicate is not None and bool(key.subject)


def decide_same(a: Statement, b: Statement, ka: StatementKey, kb: StatementKey) -> LinkDecision | None:
    """A decision that both say the same, None where they do not or it is not sure."""
    if not _compatible(a, b, ka, kb):
        return None
    overlap, inside = jaccard(ka.words, kb.words), containment(ka.words, kb.words)
    fewest = min(len(ka.words), len(kb.words))
    if overlap >= _NEARLY_ALL and fewest >= _FEWEST_WORDS:
        return LinkDecision(a.id, b.id, overlap, f"{overlap:.0%} of the content words are the same")
    if _same_doing(ka, kb) and (overlap >= _LIKE_OVERLAP or inside >= _INSIDE):
        why = f"same doer, predicate and thing; {overlap:.0%} of the content words are the same"
        return LinkDecision(a.id, b.id, overlap, why)
    if overlap >= _LIKE_WORDS and fewest >= _LEAST_WORDS:
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
