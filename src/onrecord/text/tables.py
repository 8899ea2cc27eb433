"""Word lists and tables that lie beside the code as data files."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["data_lines", "data_words"]


def data_lines(package: str, path: str) -> list[str]:
    """The lines of a package's data file, without empty ones and those that begin with "#"."""
    text = files(package).joinpath(*path.split("/")).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def data_words(package: str, path: str) -> frozenset[str]:
    """The words of such a file, however many stand on a line."""
    return frozenset(word for line in data_lines(package, path) for word in line.split())
