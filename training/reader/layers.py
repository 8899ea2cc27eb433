"""Makes the middle and the last layer of ``reader.onnx`` outputs: ``layers.py MODEL_FOLDER``.

Its weights stay as they are. What is learnt beside the reader (``training/stories``) looks at these vectors.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

import onnx

FILES = ("reader.onnx", "roles.onnx", "acts.onnx", "vocab.txt")
_LAYERS = {"middle": 3, "last": 5}
"""The encoder's blocks, counted from 0."""


def open_layers(path: Path) -> None:
    """Adds the outputs ``middle`` and ``last`` (batch, length, width) to a graph that lacks them."""
    graph = onnx.load(str(path))
    if {output.name for output in graph.graph.output} >= _LAYERS.keys():
        return
    for name, block in _LAYERS.items():
        inside = f"/encoder/blocks.{block}/norm2/LayerNormalization_output_0"
        graph.graph.node.append(onnx.helper.make_node("Identity", [inside], [name], name=name))
        shape = ["batch", "length", 384]
        graph.graph.output.append(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape))
    onnx.checker.check_model(graph)
    onnx.save(graph, str(path))


def write_manifest(folder: Path) -> None:
    """The hashes of those files that lie in the folder."""
    files = (folder / name for name in FILES)
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.exists()}
    (folder / "manifest.json").write_text(json.dumps({"sha256": hashes}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    open_layers(Path(sys.argv[1]) / "reader.onnx")
    write_manifest(Path(sys.argv[1]))
