"""Registers kept beside the commitments: arrangements, reactions, indicators."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.records import (
    Anonymity,
    Arrangement,
    ArrangementState,
    Hindrance,
    Indicator,
    Mention,
    Modality,
    Polarity,
    Reaction,
    Section,
    Stance,
    Statement,
    Terms,
    content_id,
)

__all__ = ["list_arrangements", "list_hindrances", "list_indicators", "list_reactions"]


def list_arrangements(statements: Sequence[Statement]) -> tuple[Arrangement, ...]:
    """Who is reported to hold which role over what, one row for each wording of all three."""
    rows: dict[tuple[str, ...], list[tuple[Statement, Terms]]] = {}
    for statement in statements:
        for terms in statement.terms:
            state = _state(statement, terms).value
            key = (_plain(terms.holder), terms.role.casefold(), _plain(terms.over), state)
            rows.setdefault(key, []).append((statement, terms))
    return tuple(sorted((_arrangement(key, found) for key, found in rows.items()), key=lambda row: row.id))


def _plain(mention: Mention | None) -> str:
    if mention is None:
        return ""
    return mention.party or mention.text.casefold()


def _state(statement: Statement, terms: Terms) -> ArrangementState:
    if statement.polarity is Polarity.NEGATED or statement.modality is Modality.DENIES:
        return ArrangementState.UNKNOWN
    if terms.proposed:  # "would have a say": the words tell, however surely the rest is read
        return ArrangementState.PROPOSED
    return ArrangementState.UNKNOWN if statement.modality is None else ArrangementState.IN_FORCE


def _arrangement(key: tuple[str, ...], found: Sequence[tuple[Statement, Terms]]) -> Arrangement:
    statement, terms = found[0]
    return Arrangement(
        id=content_id("r", *key),
        holder=None if terms.holder is None else terms.holder.text,
        role=terms.role,
        over=None if terms.over is None else terms.over.text,
        state=_state(statement, terms),
        since=next((s.window for s, _ in found if s.window is not None), None),
        statements=tuple(sorted({s.id for s, _ in found})),
    )


def list_reactions(statements: Sequence[Statement], commitment_of: Mapping[str, str]) -> tuple[Reaction, ...]:
    """A party's stance, one row for each party, stance and matter.

    The party of a reaction without content is who is said to react; nothing is added to it.
    """
    rows: dict[tuple[str | None, Stance, str | None], list[str]] = {}
    towards = _towards(statements, commitment_of)
    for statement in statements:
        if statement.stance is None:
            continue
        party = _reacting(statement)
        rows.setdefault((party, statement.stance, towards.get(statement.id)), []).append(statement.id)
    return tuple(
        Reaction(party, stance, matter, tuple(sorted(ids)))
        for (party, stance, matter), ids in sorted(rows.items(), key=lambda row: [str(x) for x in row[0]])
    )


def _reacting(statement: Statement) -> str | None:
    first = statement.sources[0]
    if first.anonymity is not Anonymity.UNATTRIBUTED:
        return first.name or (None if first.mention is None else first.mention.quote)
    if statement.stance is Stance.NO_CONTENT:
        return None if statement.counterpart is None else statement.counterpart.text
    return None if statement.subject is None else statement.subject.text


def _towards(statements: Sequence[Statement], commitment_of: Mapping[str, str]) -> dict[str, str]:
    """The commitment that a reaction's document speaks of, where it speaks of one alone."""
    in_document: dict[str, set[str]] = {}
    for statement in statements:
        if statement.id in commitment_of:
            in_document.setdefault(statement.document, set()).add(commitment_of[statement.id])
    return {
        s.id: next(iter(in_document[s.document]))
        for s in statements
        if len(in_document.get(s.document, ())) == 1
    }


def list_hindrances(
    statements: Sequence[Statement], commitment_of: Mapping[str, str]
) -> tuple[Hindrance, ...]:
    """What is told as standing in the way, beside the one thing that its document says is undertaken.

    Nothing is weighed: a plan and what speaks against it stand side by side.
    """
    rows: dict[str, list[str]] = {}
    towards = _towards(statements, commitment_of)
    for statement in statements:
        if statement.section is Section.CONSTRAINT and statement.id in towards:
            rows.setdefault(towards[statement.id], []).append(statement.id)
    return tuple(Hindrance(plan, tuple(ids)) for plan, ids in sorted(rows.items()))


def list_indicators(
    statements: Sequence[Statement], commitment_of: Mapping[str, str]
) -> tuple[Indicator, ...]:
    """What the reporting itself says the outcome depends on, one row for each thing, in its own words.

    These are the things named after "depends on", and the conditions of what is foretold or undertaken.
    """
    rows: dict[str, list[Statement]] = {}
    texts: dict[str, str] = {}
    for statement in statements:
        for factor in (*statement.factors, *_conditions(statement, commitment_of)):
            key = " ".join(factor.text.casefold().split())
            rows.setdefault(key, []).append(statement)
            texts.setdefault(key, factor.text)
    towards = _towards(statements, commitment_of)
    return tuple(
        Indicator(
            content_id("i", key),
            texts[key],
            next((towards[s.id] for s in found if s.id in towards), None),
            tuple(sorted(s.id for s in found)),
        )
        for key, found in sorted(rows.items())
    )


_FORETOLD = (Section.OUTLOOK, Section.IMPLICATION)


def _conditions(statement: Statement, commitment_of: Mapping[str, str]) -> tuple[Mention, ...]:
    """The condition of a statement on what is to come; "even if" is none, since nothing hangs on it."""
    condition = statement.condition
    if condition is None or condition.text.casefold().startswith("even "):
        return ()
    foretold = statement.section in _FORETOLD or statement.id in commitment_of
    return (condition,) if foretold else ()
