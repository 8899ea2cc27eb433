"""A small story in a folder, and a ledger that holds it: every test of the command line starts from these."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from surfaces.cli.running import run

STORY = """---
id: quay-bridge
title: Norvia to mend the harbour bridge
publisher: The Quay Times
url: https://quay-times.example/bridge
published: 2024-12-10
---

# Norvia to mend the harbour bridge

Norvia will mend the harbour bridge by the end of March 2025, Transport Minister Tarek Olund said on Tuesday.

The bridge has been closed since a storm in 2022 [see our map].
"""
LATER = STORY.replace("by the end of March 2025", "by the end of June 2025").replace(
    "2024-12-10", "2024-12-11"
)
DONE = """---
id: quay-bridge-open
publisher: The Quay Times
published: 2025-03-20
---

Norvia has mended the harbour bridge, and the first lorries crossed it on Wednesday.
"""


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three articles and a ledger that was made of them; only to be copied."""
    folder = tmp_path_factory.mktemp("kept")
    for name, text in (("1.md", STORY), ("2.md", LATER), ("3.md", DONE)):
        (folder / name).write_text(text, encoding="utf-8")
    ran = run("add", folder / "1.md", folder / "2.md", folder / "3.md", "--ledger", folder / "onrecord.db")
    assert (ran.code, ran.err) == (0, "")
    return folder


@pytest.fixture
def desk(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a copy of the articles and the ledger; no setting from outside."""
    folder = tmp_path / "desk"
    shutil.copytree(kept, folder)
    monkeypatch.chdir(folder)
    for name in ("ONRECORD_LEDGER", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    return folder
