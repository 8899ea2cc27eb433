"""The network of pairs, trained: does a report tell of what was undertaken?"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as nnf

from examples import UNKNOWN, Judged, ReadStory, place_of
from onrecord.records import Act, Statement
from onrecord.tracking.doers import doers_meant
from onrecord.tracking.keys import UndertakingKey
from onrecord.tracking.likely import features, meeting_words
from onrecord.tracking.undertakings import ToldItem, told_items

HIDDEN, INNER, EPOCHS, BATCH, RATE, DECAY, DROPOUT = 32, 16, 10, 256, 4e-3, 1e-2, 0.15
STRANGERS, NEWS_MET, NEWS_OTHERS = 12_000, 0.3, 0.03
"""Pairs of two stories, and the share of the pairs of news that is taken, where they meet and where not."""
Layers = list[tuple[NDArray[np.float32], NDArray[np.float32]]]
Told = tuple[ToldItem, UndertakingKey]


@dataclass(frozen=True)
class Pairs:
    """Features, whether one undertaking is meant, and the groups that each pair is from."""

    features: NDArray[np.float32]
    same: NDArray[np.bool_]
    groups: NDArray[np.str_]


def pairs_of(
    stories: Sequence[ReadStory], statements: Mapping[str, Sequence[Statement]], judged: Judged
) -> Pairs:
    """The pairs of each story and some across stories; ``statements`` have their acts, by story."""
    choose = np.random.default_rng(0)
    told = {story.name: _told(statements[story.name]) for story in stories}
    rows, same, groups = [], [], []
    for story in stories:
        made = [t for t in told[story.name] if t[0].founds]
        for report, other, is_same in _of_story(story, told[story.name], made, judged, choose):
            rows.append(features(report, other))
            same.append(is_same)
            groups.append(f"{story.group} {story.group}")
    for _ in range(STRANGERS):
        a, b = (stories[choose.integers(len(stories))] for _ in "ab")
        reports = [t for t in told[a.name] if t[0].act is not Act.UNDERTAKES]
        made = [t for t in told[b.name] if t[0].founds]
        if a.name != b.name and reports and made:
            pair = reports[choose.integers(len(reports))], made[choose.integers(len(made))]
            rows.append(features(*pair))
            same.append(False)
            groups.append(f"{a.group} {b.group}")
    return Pairs(np.array(rows, np.float32), np.array(same), np.array(groups))


def _told(statements: Sequence[Statement]) -> list[Told]:
    sure = {i: doer.name for i, doer in doers_meant(statements).items() if doer.sure}
    return told_items(statements, sure)


def _of_story(
    story: ReadStory, told: Iterable[Told], made: Sequence[Told], judged: Judged, choose: np.random.Generator
) -> Iterator[tuple[Told, Told, bool]]:
    examples = {e.statement.id: e for e in story.examples}
    for report in told:
        first = examples[report[0].id]
        if report[0].act is Act.UNDERTAKES or (first.label == UNKNOWN):
            continue
        for other in made:
            second = examples[other[0].id]
            if other[0].id == report[0].id:
                continue
            if story.news:
                if _is_taken(
                    report, other, (place_of(first.statement), place_of(second.statement)), judged, choose
                ):
                    yield report, other, False
            elif second.commitments:
                yield report, other, bool(first.commitments & second.commitments)


def _is_taken(
    report: Told, other: Told, places: tuple[tuple[str, int, int], tuple[str, int, int]], judged: Judged,
    choose: np.random.Generator,
) -> bool:  # fmt: skip
    """Whether a pair of news is taken for two undertakings: judged so, or by chance if no rule joins it."""
    if places in judged.apart:
        return True
    if places in judged.open or features(report, other)[0] > 0.0:
        return False
    met = not meeting_words(report[1]).isdisjoint(meeting_words(other[1]))
    return bool(choose.random() < (NEWS_MET if met else NEWS_OTHERS))


def train(pairs: Pairs, without: Sequence[str] = (), seed: int = 0) -> Layers:
    """Weights and shifts of the layers, the features' scale in the first."""
    kept = np.array([not set(names.split()) & set(without) for names in pairs.groups])
    x, y = pairs.features[kept], torch.tensor(pairs.same[kept].astype(np.float32))
    mean, spread = x.mean(0), x.std(0)
    spread[spread < 1e-3] = 1.0
    scaled = torch.tensor((x - mean) / spread)
    torch.manual_seed(seed)
    network = nn.Sequential(
        nn.Linear(x.shape[1], HIDDEN), nn.ReLU(), nn.Dropout(DROPOUT), nn.Linear(HIDDEN, INNER), nn.ReLU(),
        nn.Linear(INNER, 1),
    )  # fmt: skip
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(y) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(y)).split(BATCH):
            optimizer.zero_grad()
            nnf.binary_cross_entropy_with_logits(network(scaled[part]).squeeze(1), y[part]).backward()
            optimizer.step()
            rate.step()
    found = [
        (layer.weight.detach().numpy().copy(), layer.bias.detach().numpy().copy())
        for layer in network
        if isinstance(layer, nn.Linear)
    ]
    weights, shift = found[0]
    found[0] = weights / spread, shift - (weights / spread) @ mean
    return found


def write(layers: Layers, path: Path) -> None:
    """Writes the layers as JSON, five digits each."""
    told = [
        [[[round(float(v), 5) for v in row] for row in w], [round(float(v), 5) for v in b]] for w, b in layers
    ]
    path.write_text(json.dumps({"layers": told}) + "\n", encoding="utf-8")


def with_acts(
    story: ReadStory,
    chances: NDArray[np.float32],
    settle: Callable[[Act | None, NDArray[np.float32]], Act | None],
) -> list[Statement]:
    """The statements of a story with the acts and chances that reading would give them."""
    return [
        replace(
            e.statement,
            act=settle(e.statement.act, c),
            confidence=replace(e.statement.confidence, act=round(1.0 - float(c[0]), 3)),
        )
        for e, c in zip(story.examples, chances, strict=True)
    ]
