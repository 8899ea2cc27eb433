"""The bundled example: a small fictional story in fourteen documents, and the day on which to read it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["EXAMPLE_TODAY", "example_paths"]

EXAMPLE_TODAY = "2032-05-01"

_DOCUMENT_SUFFIXES = frozenset({".html", ".jsonl", ".md", ".txt"})


def example_paths() -> list[Path]:
    """The files of the bundled example in a stable order, without the page that explains them to people."""
    folder = Path(str(files(__name__).joinpath("halvard")))
    return sorted(p for p in folder.iterdir() if p.suffix in _DOCUMENT_SUFFIXES and p.name != "README.md")
