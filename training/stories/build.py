"""Learns acts and pairs from marked stories: ``build.py GOLD OUT``.

``OUT/acts.onnx`` and ``OUT/likely.json`` are the two networks. The pair network is trained on acts that were
read by networks which had not seen the story's group. ``OUT/left_out/GROUP`` holds the pair network for each
group left out, and ``OUT/chances.json`` what the left-out networks say of each statement.
"""

from __future__ import annotations

import json
import pickle
import sys
from dataclasses import replace
from pathlib import Path

import torch

from acts import Mean, chances, export
from acts import train as train_acts
from examples import Judged, ReadStory, read_all
from onrecord.reading.statements.learnt import settled_act
from pairs import pairs_of, with_acts, write
from pairs import train as train_pairs

HERE = Path(__file__).parent
SEEDS = 2
FOLDS = {"polnear": "first", "ecbplus": "second"}
"""News is left out together with one hand's stories, so that there is always some to learn from."""


def build(gold: Path, out: Path) -> None:
    """Reads everything once (kept in ``OUT/read.pickle``), trains both networks and writes them."""
    torch.set_num_threads(1)
    out.mkdir(parents=True, exist_ok=True)
    stories = [
        replace(s, name=f"{s.group}/{s.name}", group=FOLDS.get(s.group, s.group))
        for s in _read(gold, out / "read.pickle")
    ]
    groups = sorted({story.group for story in stories})
    found = {}
    for group in groups:
        network = train_acts([e for s in stories if s.group != group for e in s.examples], seed=0)
        for story in (s for s in stories if s.group == group):
            found[story.name] = chances(network, story.examples)
        print("acts without", group, flush=True)
    kept = {
        e.statement.id: [round(float(v), 4) for v in c]
        for s in stories
        for e, c in zip(s.examples, found[s.name], strict=True)
    }
    (out / "chances.json").write_text(json.dumps(kept), encoding="utf-8")
    whole = Mean([train_acts([e for s in stories for e in s.examples], seed) for seed in range(SEEDS)]).eval()
    export(whole, len(stories[0].examples[0].told), out / "acts.onnx")
    statements = {s.name: with_acts(s, found[s.name], settled_act) for s in stories}
    pairs = pairs_of(stories, statements, Judged.of(HERE / "judged.tsv"))
    print(len(pairs.same), "pairs,", int(pairs.same.sum()), "of one undertaking", flush=True)
    for group in groups:
        (out / "left_out" / group).mkdir(parents=True, exist_ok=True)
        write(train_pairs(pairs, [group]), out / "left_out" / group / "likely.json")
    write(train_pairs(pairs), out / "likely.json")


def _read(gold: Path, kept: Path) -> list[ReadStory]:
    if not kept.exists():
        kept.write_bytes(pickle.dumps(read_all(HERE, gold)))
    stories: list[ReadStory] = pickle.loads(kept.read_bytes())  # noqa: S301  written by this script
    return stories


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
