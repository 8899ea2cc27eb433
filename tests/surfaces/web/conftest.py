"""A desk on the ledger of the bundled example, read once for all tests of a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from desks import open_desk
from onrecord.examples import example_paths
from shelf import add


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "example.db"
    add(path, *example_paths())
    return path


@pytest.fixture(scope="module")
def desk(example: Path) -> Iterator[TestClient]:
    with open_desk(example) as client:
        yield client


@pytest.fixture
def desk_of(tmp_path: Path) -> Callable[[list[dict[str, object]]], TestClient]:
    """A desk on a ledger of these documents alone."""

    def made(documents: list[dict[str, object]]) -> TestClient:
        rows, ledger = tmp_path / "rows.jsonl", tmp_path / "own.db"
        rows.write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
        add(ledger, rows)
        return open_desk(ledger)

    return made
