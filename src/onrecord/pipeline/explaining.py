"""Why a statement or commitment stands as it stands, at the asked clocks."""

from __future__ import annotations

from dataclasses import replace

from onrecord.errors import UsageError
from onrecord.linking import link_statements
from onrecord.pipeline.deriving import Clocks
from onrecord.records import Claim, Layers, Statement
from onrecord.tracking import (
    Explanation,
    Part,
    Reason,
    Sides,
    explain_commitment,
    explain_statement,
    nearest,
)

__all__ = ["explain"]

_MOST = 4


def explain(layers: Layers, record_id: str, clocks: Clocks) -> Explanation:
    """The explanation of a commitment or a statement; raises UsageError where none has this id."""
    statements = {s.id: s for s in layers.statements()}
    for commitment in layers.commitments:
        if record_id in (commitment.id, *commitment.former_ids):
            sides = Sides.of(layers.decisions)
            return explain_commitment(commitment, statements, sides, clocks.judged_on())
    if record_id not in statements:
        raise UsageError(f"no statement or commitment in the record has the id {record_id!r}")
    return _of_statement(layers, statements[record_id], statements)


def _of_statement(layers: Layers, statement: Statement, statements: dict[str, Statement]) -> Explanation:
    commitments = {c.id: c for c in layers.commitments}
    mine = dict(layers.commitment_of).get(statement.id)
    founding = {c.mentions[0].statement: c for c in layers.commitments}
    near = nearest(statement, [statements[name] for name in founding]) if mine is None else []
    told = explain_statement(
        statement, None if mine is None else commitments[mine], [(founding[s.id], s) for s in near]
    )
    claim = next((c for c in layers.claims if statement.id in c.statements), None)
    merged = () if claim is None else _merged(claim, statement, statements)
    parts = (*told.parts, Part("Why it counts with others", merged)) if merged else told.parts
    return replace(told, parts=parts)


def _merged(claim: Claim, statement: Statement, statements: dict[str, Statement]) -> tuple[Reason, ...]:
    """The decisions that join the statement to its claim, and the origin that it counts under."""
    if len(claim.statements) < 2:
        return (Reason("No other statement on record says the same."),)
    _, decisions = link_statements([statements[name] for name in claim.statements])
    mine = [d for d in decisions if statement.id in (d.a, d.b)]
    found = [
        Reason(f"The same as another: {d.why}:", (statements[d.b if d.a == statement.id else d.a],))
        for d in sorted(mine, key=lambda d: (-d.score, d.a, d.b))[:_MOST]
    ]
    if len(mine) > _MOST:
        found.append(Reason(f"And {len(mine) - _MOST} more in the same way."))
    counts = f"{len(claim.statements)} statements in {len(claim.documents)} documents"
    found.append(Reason(f"The claim {claim.id} has {counts}, {len(claim.origins)} origins."))
    origin = next(o for o in claim.origins if statement.id in o.statements)
    found.append(Reason(f"Its own origin is {origin.source or 'not known'}: {origin.how}."))
    return tuple(found)
