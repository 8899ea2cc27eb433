"""The bundled example: a small fictional story in fourteen documents, and the day on which to read it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["EXAMPLE_TODAY", "example_paths"]

EXAMPLE_TODAY = "2032-05-01"


def example_paths() -> list[Path]:
    """The files of the bundled example, in a stable order."""
    folder = Path(str(files(__name__).joinpath("halvard")))
    return sorted(path for path in folder.iterdir() if path.is_file())
