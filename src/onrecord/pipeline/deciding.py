"""Takes a person's decisions into the ledger: a status ruled, a side told, and either taken back."""

from __future__ import annotations

from onrecord.errors import UsageError
from onrecord.ledger import Ledger
from onrecord.pipeline.deriving import Clocks, layers_at
from onrecord.pipeline.keeping import Author, Content, keep
from onrecord.records import Commitment, Decision, Layers, Status
from onrecord.tracking import RULING, SIDE, rulings_on, standing

__all__ = ["Author", "find_commitment", "put_on_side", "rule_commitment", "withdraw_ruling", "withdraw_side"]


def rule_commitment(ledger: Ledger, commitment_id: str, status: str, author: Author) -> Decision:
    """The ruling is kept: from its day on the commitment has this status, whatever the evidence gives.

    Raises UsageError for a commitment that is not in the record and a status that is none.
    """
    if status not in {s.value for s in Status}:
        words = ", ".join(s.value for s in Status)
        raise UsageError(f"there is no status {status!r}; the statuses are {words}")
    commitment = find_commitment(layers_at(ledger, Clocks()), commitment_id)
    return keep(ledger, Content(RULING, (commitment.id,), status), author)


def withdraw_ruling(ledger: Ledger, commitment_id: str, author: Author) -> Decision:
    """The ruling that stands is taken back; it stays to be seen. Raises UsageError where none stands."""
    layers = layers_at(ledger, Clocks())
    commitment = find_commitment(layers, commitment_id)
    stand = standing(rulings_on(commitment, layers.decisions), RULING)
    if not stand:
        raise UsageError(f"no ruling stands on {commitment.id}")
    return keep(ledger, Content(RULING, (commitment.id,), undoes=stand[-1].id), author)


def put_on_side(ledger: Ledger, who: str, of: str, author: Author, apart: bool = False) -> Decision:
    """It is kept that somebody is on somebody's side, or (``apart``) is not, and why."""
    if not who.strip() or not of.strip():
        raise UsageError("a side needs two names: who is on it, and whose it is")
    return keep(ledger, Content(SIDE, (who, of), "apart" if apart else "with"), author)


def withdraw_side(ledger: Ledger, who: str, of: str, author: Author) -> Decision:
    """What was decided about this pair is taken back. Raises UsageError where nothing stands."""
    same = [d for d in standing(ledger.view().decisions, SIDE) if d.on == (who, of)]
    if not same:
        raise UsageError(f"nothing stands that says whether {who!r} is on the side of {of!r}")
    return keep(ledger, Content(SIDE, (who, of), undoes=same[-1].id), author)


def find_commitment(layers: Layers, commitment_id: str) -> Commitment:
    """The commitment that has, or had, this id; raises UsageError where there is none."""
    for commitment in layers.commitments:
        if commitment_id in (commitment.id, *commitment.former_ids):
            return commitment
    raise UsageError(f"no commitment in the record has the id {commitment_id!r}")
