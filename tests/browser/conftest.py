"""One browser and one desk on the bundled example; tests that write have ledgers of their own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser.walking import AXE, run, serving
from onrecord.examples import EXAMPLE_TODAY, example_paths

BY = ("--today", EXAMPLE_TODAY, "--by", "Ada Brom")
OpenDesk = Callable[[], tuple[str, Path]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    if program is None or not AXE.is_file():
        pytest.exit("These tests need Chromium and axe-core: ./dev test-browser gets both.", 2)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the bundled example, with judgements of people."""
    path = tmp_path_factory.mktemp("example") / "example.db"
    run("add", *example_paths(), "--ledger", path)
    made = ("--because", "to be watched", "--by", "Ada Brom", "--ledger", path)
    run("question", "ask", "Will it open?", "--until", "2032-12-31", "--rule", "two outlets saw it", *made)
    run("matrix", "start", "Why is it late?", *made)
    run("indicator", "add", "orders for steel", *made)
    return path


@pytest.fixture(scope="session")
def desk(example: Path) -> Iterator[str]:
    """The address of a desk that nobody writes to."""
    with serving(example, *BY) as address:
        yield address


@pytest.fixture
def own_desk(example: Path, tmp_path: Path) -> Iterator[OpenDesk]:
    """Opens a desk on a copy of the example: gives its address and its ledger."""
    with ExitStack() as opened:

        def made() -> tuple[str, Path]:
            ledger = tmp_path / "own.db"
            shutil.copy(example, ledger)
            return opened.enter_context(serving(ledger, *BY)), ledger

        yield made
