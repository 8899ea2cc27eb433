"""The bundled example as one source a document, so that it can be added in any order."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.examples import example_paths


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every document of the example in a file of its own."""
    folder = tmp_path_factory.mktemp("sources")
    made: list[Path] = []
    for path in example_paths():
        if path.suffix != ".jsonl":
            made.append(path)
            continue
        for number, row in enumerate(path.read_text(encoding="utf-8").splitlines()):
            made.append(folder / f"row-{number}.jsonl")
            made[-1].write_text(row, encoding="utf-8")
    return made
