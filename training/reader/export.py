"""A trained reader as two int8 ONNX graphs: ``export.py RUN_FOLDER MODEL_FOLDER``.

``reader.onnx`` reads a window once; ``roles.onnx`` reads the light vectors it gives once for each cue.
``manifest.json`` holds the hashes that are checked when the reader is loaded.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from layers import open_layers, write_manifest
from network import LIGHT, Reader, Roles
from train import load_vocabulary, weights_folder


class RolesWithMoves(nn.Module):
    """The role head, giving the scores of moving from label to label along."""

    def __init__(self, roles: Roles) -> None:
        super().__init__()
        self.roles = roles

    def forward(self, light: Tensor, cue: Tensor, sentences: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of labels, and of moves."""
        return self.roles(light, cue, sentences, mask), self.roles.moves + self.roles.banned


GRAPHS = ("reader.onnx", "roles.onnx")


def export(run: Path, out: Path) -> None:
    """Writes the graphs, the vocabulary and the manifest."""
    reader = Reader(len(load_vocabulary()))
    reader.load_state_dict(torch.load(run / "reader.pt", weights_only=True))
    reader.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.ones(1, 9, dtype=torch.long)
    wide = {0: "batch", 1: "length"}
    with tempfile.TemporaryDirectory() as folder:
        torch.onnx.export(
            reader, (ids, ids * 0, ids), f"{folder}/reader.onnx", dynamo=False, opset_version=17,
            input_names=["ids", "marks", "mask"], output_names=["cues", "facts", "names", "light"],
            dynamic_axes=dict.fromkeys(("ids", "marks", "mask", "cues", "facts", "names", "light"), wide),
        )  # fmt: skip
        torch.onnx.export(
            RolesWithMoves(reader.roles), (torch.zeros(1, 9, LIGHT), torch.tensor([[2, 3]]), ids, ids),
            f"{folder}/roles.onnx", dynamo=False, opset_version=17,
            input_names=["light", "cue", "sentences", "mask"],
            output_names=["roles", "moves"],
            dynamic_axes=dict.fromkeys(("light", "sentences", "mask", "roles"), wide) | {"cue": {0: "batch"}},
        )  # fmt: skip
        for name in GRAPHS:
            quantize_dynamic(
                f"{folder}/{name}", out / name, weight_type=QuantType.QInt8, per_channel=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )  # fmt: skip
            onnx.checker.check_model(str(out / name))
    shutil.copy(weights_folder() / "vocab.txt", out / "vocab.txt")
    open_layers(out / "reader.onnx")
    write_manifest(out)


if __name__ == "__main__":
    export(Path(sys.argv[1]), Path(sys.argv[2]))
