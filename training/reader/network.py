"""The network: a BERT encoder with marks, and heads for cues, the roles of one cue, factuality and names."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as nnf

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
LIGHT = 128
MARKS = 16
SENTENCES = 3
"""Sentences farther from the cue's than this are all alike."""
STEPS = (31, 47, 63, 95, 127)
"""Word-piece distances at which a place counts as a step farther from the cue."""
LABELS = 5
"""Of a word, for one cue: nothing, source begins, source goes on, content begins, content goes on."""
BANNED = -10000.0
FAR = 31
"""Word-piece distances to the cue are told one by one up to this one."""
NAMES = 37
"""Labels of names: none, then "begins" and "goes on" for each of the 18 kinds that the teacher knows."""
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True)
class Layer:
    """Sizes of one transformer layer."""

    width: int
    heads: int
    inner: int


class Block(nn.Module):
    """One transformer layer, normalised after each half as BERT does."""

    def __init__(self, size: Layer) -> None:
        super().__init__()
        self.heads = size.heads
        self.query = nn.Linear(size.width, size.width)
        self.key = nn.Linear(size.width, size.width)
        self.value = nn.Linear(size.width, size.width)
        self.joined = nn.Linear(size.width, size.width)
        self.norm1 = nn.LayerNorm(size.width, eps=1e-12)
        self.up = nn.Linear(size.width, size.inner)
        self.down = nn.Linear(size.inner, size.width)
        self.norm2 = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """The layer's output; ``bias`` (batch, 1, 1, length) is very negative at padding."""
        batch, length, width = x.shape
        each = width // self.heads

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, each).transpose(1, 2)

        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        # Written out: the fused attention of torch is three times as slow in bfloat16 on a processor.
        seen = torch.softmax(q @ k.transpose(2, 3) / each**0.5 + bias, dim=-1).to(v.dtype) @ v
        seen = self.joined(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + seen)
        return self.norm2(x + self.down(nnf.gelu(self.up(x))))


class Encoder(nn.Module):
    """MiniLM-L6 with one more embedding, of the marks, that starts as nothing."""

    def __init__(self, vocabulary: int, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.marks = nn.Embedding(MARKS, WIDTH)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.blocks = nn.ModuleList(Block(Layer(WIDTH, HEADS, INNER)) for _ in range(LAYERS))
        self.dropout = dropout

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """The last layer's vectors (batch, length, width)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(places)[None] + self.marks(marks))
        x = nnf.dropout(x, self.dropout, self.training)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for block in self.blocks:
            x = block(x, bias)
        return nnf.dropout(x, self.dropout, self.training)


class Roles(nn.Module):
    """For one cue: which words are its source, which its content; a chain, so that they hold together."""

    def __init__(self) -> None:
        super().__init__()
        self.tint = nn.Linear(LIGHT, 2 * LIGHT)
        self.distance = nn.Embedding(2 * FAR + 2, LIGHT)
        # What tells sentences and far places apart starts as nothing: it is learnt in the second stage.
        self.apart = nn.Parameter(torch.zeros(2 * SENTENCES + 1, LIGHT))
        self.farther = nn.Parameter(torch.zeros(2 * len(STEPS) + 1, LIGHT))
        self.norm = nn.LayerNorm(LIGHT)
        self.blocks = nn.ModuleList(Block(Layer(LIGHT, 4, 256)) for _ in range(2))
        self.answer = nn.Linear(LIGHT, LABELS)
        self.moves = nn.Parameter(torch.zeros(LABELS, LABELS))
        banned = torch.zeros(LABELS, LABELS)
        banned[[0, 0, 1, 2, 3, 4], [2, 4, 4, 4, 2, 2]] = BANNED
        self.register_buffer("banned", banned, persistent=False)

    def forward(self, light: Tensor, cue: Tensor, sentences: Tensor, mask: Tensor) -> Tensor:
        """Scores (cues, length, LABELS).

        ``light`` is (cues, length, LIGHT), ``cue`` (cues, 2) the first and last piece of each cue,
        ``sentences`` (cues, length) the number of each piece's sentence.
        """
        first, last = cue[:, :1], cue[:, 1:]
        at = torch.arange(light.shape[1], device=light.device)[None]
        inside = (at >= first) & (at <= last)
        part = inside.to(light.dtype) / (last - first + 1).to(light.dtype)
        scale, shift = self.tint(torch.bmm(part[:, None], light)).chunk(2, dim=-1)
        exact = torch.where(at < first, at - first, at - last)
        away = torch.clamp(exact, -FAR, FAR) + FAR
        away = torch.where(inside, torch.full_like(away, 2 * FAR + 1), away)
        far = torch.zeros_like(exact)
        for step in STEPS:
            far = far + (exact > step).long() - (exact < -step).long()
        apart = torch.clamp(sentences - sentences.gather(1, first), -SENTENCES, SENTENCES) + SENTENCES
        place = self.distance(away) + self.farther[far + len(STEPS)] + self.apart[apart]
        x = self.norm(light * (1 + scale) + shift + place)
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for block in self.blocks:
            x = block(x, bias)
        return self.answer(x)

    def loss(self, scores: Tensor, labels: Tensor, known: Tensor) -> Tensor:
        """How unlikely the chains of labels are, a mean over cues; ``known`` is false behind a chain."""
        moves = self.moves + self.banned
        gold = scores.gather(2, labels[..., None]).squeeze(2)
        gold = torch.cat([gold[:, :1], gold[:, 1:] + moves[labels[:, :-1], labels[:, 1:]]], dim=1)
        total = scores[:, 0] + moves[0]
        for at in range(1, scores.shape[1]):
            longer = torch.logsumexp(total[:, :, None] + moves, dim=1) + scores[:, at]
            total = torch.where(known[:, at, None], longer, total)
        right = (gold * known).sum(dim=1) + moves[0, labels[:, 0]]
        return (torch.logsumexp(total, dim=1) - right).mean()


class Reader(nn.Module):
    """The encoder and its four heads."""

    def __init__(self, vocabulary: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary, dropout)
        self.cues = nn.Linear(WIDTH, 3)
        self.light = nn.Linear(WIDTH, LIGHT)
        self.roles = Roles()
        self.fact = nn.Sequential(nn.Linear(WIDTH, 128), nn.GELU(), nn.Linear(128, 1))
        self.names = nn.Linear(WIDTH, NAMES)

    def forward(self, ids: Tensor, marks: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Cue scores, factuality, name scores and the vectors that the role head reads."""
        x = self.encoder(ids, marks, mask)
        return self.cues(x), self.fact(x).squeeze(-1), self.names(x), self.light(x)


def load_weights(reader: Reader, path: Path) -> None:
    """The encoder starts from a package's MiniLM weights."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS:
        raise ValueError(f"{path} holds other weights than those this network starts from")
    state = load_file(path)
    renamed = {
        "words.weight": state["embeddings.word_embeddings.weight"],
        "places.weight": state["embeddings.position_embeddings.weight"],
        "norm.weight": state["embeddings.LayerNorm.weight"],
        "norm.bias": state["embeddings.LayerNorm.bias"],
    }
    # BERT adds the embedding of "first text" to every piece; here the places carry it.
    renamed["places.weight"] = renamed["places.weight"] + state["embeddings.token_type_embeddings.weight"][0]
    parts = {
        "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
        "joined": "attention.output.dense", "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for number in range(LAYERS):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                renamed[f"blocks.{number}.{ours}.{kind}"] = state[f"encoder.layer.{number}.{theirs}.{kind}"]
    missing = reader.encoder.load_state_dict(renamed, strict=False)
    if missing.unexpected_keys or missing.missing_keys != ["marks.weight"]:
        raise ValueError(f"{path} is not the encoder this network starts from: {missing}")
