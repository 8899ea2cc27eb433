"""Draws reported pairs for labelling by hand: ``draw_copies_sample.py GOLD SEED OUT [DRAWN_BEFORE...]``.

Rows {a, b, kind, share, stratum, reported, drawn}: a stratum is the kind with a band of shares, and one drawn
pair stands for ``reported / drawn`` reported pairs of its stratum. Doubtful low shares are drawn more densely
than sure ones. Pairs of earlier draws are left out.
"""

from __future__ import annotations

import json
import random
import sys
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path

from onrecord.linking.copies import find_copies
from onrecord.records import Copy, CopyKind
from predict_copies import read_documents

BANDS = (0.02, 0.03, 0.05, 0.1, 0.2, 0.5)
DRAWN = (40, 40, 40, 40, 30, 20, 15)
"""Pairs drawn in each band of shares, lowest first."""
DRAWN_REPUBLICATIONS = 15


def stratum_of(copy: Copy) -> tuple[str, int]:
    """The stratum's name and how many of it are drawn."""
    if copy.kind is CopyKind.REPUBLICATION:
        return copy.kind.value, DRAWN_REPUBLICATIONS
    band = bisect_right(BANDS, copy.share)
    return f"{copy.kind.value} {(0.0, *BANDS)[band]:g}-", DRAWN[band]


def main(gold: Path, seed: int, out: Path, before: list[Path]) -> None:
    """The drawn pairs, in stable order."""
    lines = [line for path in before for line in path.read_text(encoding="utf-8").splitlines()]
    known = {(row["a"], row["b"]) for row in map(json.loads, lines)}
    strata: dict[str, list[Copy]] = defaultdict(list)
    wanted = {}
    for copy in find_copies(read_documents(gold)):
        name, wanted[name] = stratum_of(copy)
        strata[name].append(copy)
    chance = random.Random(seed)  # noqa: S311
    rows = []
    for name, reported in sorted(strata.items()):
        fresh = [copy for copy in reported if (copy.document, copy.of) not in known]
        drawn = chance.sample(fresh, min(wanted[name], len(fresh)))
        rows += [
            {
                "a": copy.document,
                "b": copy.of,
                "kind": copy.kind.value,
                "share": copy.share,
                "stratum": name,
                "reported": len(reported),
                "drawn": len(drawn),
            }
            for copy in sorted(drawn, key=lambda c: (c.document, c.of))
        ]
    out.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), [Path(p) for p in sys.argv[4:]])
