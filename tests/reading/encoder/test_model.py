"""The trained reader says clearly when its files are not what they should be."""

import hashlib
import importlib.util
import json

import pytest

from onrecord.errors import ModelError
from onrecord.reading.encoder.model import load_reader, shipped_reader

NAMES = ("reader.onnx", "roles.onnx", "acts.onnx", "vocab.txt")


def folder_of(path, **changed):
    """A model folder whose manifest fits its (empty) files, but for what is changed afterwards."""
    empty = hashlib.sha256(b"").hexdigest()
    (path / "manifest.json").write_text(json.dumps({"sha256": dict.fromkeys(NAMES, empty)}))
    for name in NAMES:
        (path / name).write_bytes(changed.get(name, b""))
    return path


def test_a_damaged_file_is_named(tmp_path):
    folder = folder_of(tmp_path, **{"roles.onnx": b"x"})
    with pytest.raises(ModelError, match=r"file roles\.onnx is damaged or of another version"):
        load_reader(folder)


def test_a_missing_file_is_named(tmp_path):
    folder = folder_of(tmp_path)
    (folder / "reader.onnx").unlink()
    with pytest.raises(ModelError, match=r"file reader\.onnx is missing"):
        load_reader(folder)


def test_a_missing_manifest_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"file manifest\.json is missing"):
        load_reader(tmp_path)


@pytest.mark.skipif(importlib.util.find_spec("onrecord_reader_en") is not None, reason="it is installed")
def test_a_reader_that_is_not_installed_is_asked_for():
    with pytest.raises(ModelError, match="install the distribution onrecord-reader-en"):
        shipped_reader()
