"""The network of acts: trained on examples, its chances taken story by story, exported as ``acts.onnx``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as nnf

from examples import UNKNOWN, Example

VECTORS, WIDTH, LIGHT, HIDDEN, CLASSES = 4, 384, 64, 96, 8
EPOCHS, BATCH, RATE, DECAY, SMOOTH, DROPOUT = 12, 128, 2e-3, 0.05, 0.05, 0.5


class Acts(nn.Module):
    """Each vector made narrow, beside what the rules say; one hidden layer; scores of the eight classes."""

    def __init__(self, told: int, mean: Tensor, spread: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        self.narrow = nn.ModuleList(nn.Linear(WIDTH, LIGHT) for _ in range(VECTORS))
        self.told = nn.Linear(told, LIGHT)
        self.hidden = nn.Linear(LIGHT * (VECTORS + 1), HIDDEN)
        self.answer = nn.Linear(HIDDEN, CLASSES)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, vectors: Tensor, told: Tensor) -> Tensor:
        """Scores (statements, 8) from vectors (statements, 4, width) and features (statements, n)."""
        x = (vectors - self.mean) / self.spread
        parts = [narrow(self.drop(x[:, at])) for at, narrow in enumerate(self.narrow)]
        y = self.drop(nnf.gelu(torch.cat([*parts, self.told(told)], dim=1)))
        return self.answer(self.drop(nnf.gelu(self.hidden(y))))


class Mean(nn.Module):
    """The mean of several networks' chances, as scores."""

    def __init__(self, networks: Sequence[Acts]) -> None:
        super().__init__()
        self.networks = nn.ModuleList(networks)

    def forward(self, vectors: Tensor, told: Tensor) -> Tensor:
        """Logarithms of the mean chances."""
        chances = [torch.softmax(network(vectors, told), dim=1) for network in self.networks]
        return torch.log(torch.stack(chances).mean(dim=0))


def train(examples: Sequence[Example], seed: int) -> Acts:
    """A network trained on the examples whose label is known."""
    known = [e for e in examples if e.label != UNKNOWN]
    vectors = torch.tensor(np.stack([e.vectors for e in known]).astype(np.float32))
    told = torch.tensor(np.stack([e.told for e in known]))
    labels, weights = torch.tensor([e.label for e in known]), torch.tensor([e.weight for e in known])
    torch.manual_seed(seed)
    network = Acts(told.shape[1], vectors.mean(0), vectors.std(0) + 1e-3)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(known) // BATCH)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for part in torch.randperm(len(known)).split(BATCH):
            optimizer.zero_grad()
            scores = network(vectors[part], told[part])
            each = nnf.cross_entropy(scores, labels[part], label_smoothing=SMOOTH, reduction="none")
            (each * weights[part]).mean().backward()
            optimizer.step()
            rate.step()
    return network.eval()


def chances(network: nn.Module, examples: Sequence[Example]) -> NDArray[np.float32]:
    """The chances (examples, 8) of none, then of each act."""
    vectors = torch.tensor(np.stack([e.vectors for e in examples]).astype(np.float32))
    with torch.no_grad():
        scores = network(vectors, torch.tensor(np.stack([e.told for e in examples])))
    found: NDArray[np.float32] = torch.softmax(scores, dim=1).numpy()
    return found


def export(network: nn.Module, told: int, path: Path) -> None:
    """Writes the graph: ``vectors`` and ``told`` in, ``scores`` out."""
    rows = {0: "statements"}
    torch.onnx.export(
        network, (torch.zeros(2, VECTORS, WIDTH), torch.zeros(2, told)), str(path), dynamo=False,
        opset_version=17, input_names=["vectors", "told"], output_names=["scores"],
        dynamic_axes={"vectors": rows, "told": rows, "scores": rows},
    )  # fmt: skip
    onnx.checker.check_model(str(path))
