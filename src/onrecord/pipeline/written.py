"""Names rules by the files that they are written in, so that no change of them is ever forgotten."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from importlib import resources
from importlib.resources.abc import Traversable

__all__ = ["data_of", "written_in"]


def written_in(files: Iterable[Traversable]) -> str:
    """A digest of these files and of all of ``onrecord.text``, on which every comparison of words rests."""
    digest = blake2b(digest_size=12)
    text = resources.files("onrecord.text")
    for file in (*files, *data_of(text), *data_of(text / "data")):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def data_of(folder: Traversable) -> list[Traversable]:
    """The files of a folder by name."""
    return sorted((f for f in folder.iterdir() if f.is_file()), key=lambda f: f.name)
