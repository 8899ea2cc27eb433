"""The evaluation: floors that are raised but never sink unasked, and what is said without gold."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "evaluation"


@pytest.fixture
def floors(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(FOLDER))
    import floors as module

    return module


def test_without_gold_it_says_so_and_succeeds(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, FOLDER / "evaluate.py"],
        env={"ONRECORD_GOLD": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert "gold folder is absent" in done.stdout


def test_a_floor_stays_below_the_figure_and_rises_with_it(floors: ModuleType, tmp_path: Path) -> None:
    held = floors.Floors.read(tmp_path / "floors.json")
    assert held.raise_to({"copies.f1": 90.04}, []) == []
    assert held.floors == {"copies.f1": 89.7}
    held.raise_to({"copies.f1": 95.0}, [])
    assert held.floors == {"copies.f1": 94.7}


def test_a_floor_is_not_lowered_unless_asked_with_a_reason(floors: ModuleType, tmp_path: Path) -> None:
    held = floors.Floors(tmp_path / "floors.json", {"copies.f1": 94.7}, {}, [])
    (refused,) = held.raise_to({"copies.f1": 80.0}, [])
    assert "copies.f1 stays at 94.7" in refused
    held.raise_to({"copies.f1": 80.0}, [floors.Lowering("copies.f1", "the gold was mended")])
    held.write()
    written = json.loads((tmp_path / "floors.json").read_text(encoding="utf-8"))
    assert written["floors"] == {"copies.f1": 79.7}
    (entry,) = written["lowered"]
    assert (entry["name"], entry["from"], entry["to"]) == ("copies.f1", 94.7, 79.7)
    assert entry["reason"] == "the gold was mended"


def test_of_some_figures_less_is_better(floors: ModuleType, tmp_path: Path) -> None:
    held = floors.Floors(tmp_path / "floors.json", {"factuality.uw.mae": 0.6}, {}, [])
    assert held.holds("factuality.uw.mae", 0.59)
    assert not held.holds("factuality.uw.mae", 0.61)
    held.raise_to({"factuality.uw.mae": 0.5}, [])
    assert held.floors == {"factuality.uw.mae": 0.503}


def test_a_figure_without_a_floor_holds(floors: ModuleType, tmp_path: Path) -> None:
    assert floors.Floors(tmp_path / "none.json", {}, {}, []).holds("copies.f1", 1.0)


def test_every_peer_figure_stands_beside_a_measure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    import measuring

    known = {f"{part.name}.{measure.key}" for part in measuring.PARTS for measure in part.measures}
    peers = json.loads((FOLDER / "peers.json").read_text(encoding="utf-8"))["peers"]
    kept = json.loads((FOLDER / "floors.json").read_text(encoding="utf-8"))["floors"]
    assert set(peers) <= known
    assert set(kept) <= known


def test_a_half_of_the_storylines_keeps_the_commitments_of_its_stories_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(str(FOLDER))
    import predict_stories

    def story(name: str) -> dict[str, object]:
        rows = {kind: [] for kind in predict_stories.ROWS}
        mention, commitment = {"doc": f"{name}-01", "commitment": "pier"}, {"id": "pier"}
        return {**rows, "storyline": name, "aliases": {}, "mentions": [mention], "commitments": [commitment]}

    half = predict_stories.together([story("harbour"), story("lake")])
    assert [m["commitment"] for m in half["mentions"]] == ["harbour/pier", "lake/pier"]
    assert [c["id"] for c in half["commitments"]] == ["harbour/pier", "lake/pier"]
