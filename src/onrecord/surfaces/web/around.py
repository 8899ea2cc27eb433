"""What of the record touches some statements: enough to explain, trace and compare them, and little else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.records import Commitment, Layers
from onrecord.surfaces.web.links import segment
from onrecord.surfaces.web.shown import Shown

__all__ = ["layers_around"]


def layers_around(shown: Shown, ids: Iterable[str], documents: Iterable[str] = ()) -> Layers:
    """The layers of these statements: their claims, commitments and relations whole, with their documents.

    Of a statement that belongs to no commitment, those that are nearest to it are in as well.
    """
    asked = [i for i in ids if i in shown.statements]
    alone = [shown.statements[i] for i in asked if i not in shown.commitment_of] if len(asked) == 1 else []
    near = [s.id for one in alone for s in shown.nearby.nearest(one)]
    commitments = {shown.commitment_of[i] for i in (*asked, *near) if i in shown.commitment_of}
    claims = {shown.claim_of[i] for i in asked if i in shown.claim_of}
    kept_claims = [shown.claims[segment(c)] for c in claims if segment(c) in shown.claims]
    kept = [shown.commitments[segment(c)] for c in commitments if segment(c) in shown.commitments]
    statements = {*asked, *near, *(s for c in kept_claims for s in c.statements)}
    statements |= {s for c in kept for s in _named(c)}
    held = {shown.statements[i].document for i in statements if i in shown.statements} | set(documents)
    order = sorted(held, key=lambda name: shown.number[name])
    return Layers(
        documents=tuple(shown.entry(d) for d in order),
        readings=tuple(shown.readings[d] for d in order if d in shown.readings),
        claims=tuple(sorted(kept_claims, key=lambda c: c.id)),
        copies=tuple(c for c in shown.layers.copies if c.document in held and c.of in held),
        contradictions=tuple(dict.fromkeys(c for i in asked for c in shown.against.get(i, ()))),
        revisions=tuple(dict.fromkeys(r for i in asked for r in shown.changes.get(i, ()))),
        commitments=tuple(sorted(kept, key=lambda c: c.id)),
        claim_of=tuple((i, shown.claim_of[i]) for i in sorted(statements) if i in shown.claim_of),
        commitment_of=tuple(
            (i, shown.commitment_of[i]) for i in sorted(statements) if i in shown.commitment_of
        ),
        decisions=shown.layers.decisions,
    )


def _named(commitment: Commitment) -> Iterator[str]:
    """The statements that a commitment names."""
    yield from (m.statement for m in commitment.mentions)
    yield from (w.statement for w in commitment.windows)
    yield from (s for change in commitment.status_as_of for s in change.because)
    yield from (s for s in (commitment.worded, commitment.progress_by) if s is not None)
