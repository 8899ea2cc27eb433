"""The bundled example is complete, and the page that explains it is no part of it."""

from __future__ import annotations

import json
from datetime import date

import yaml

from onrecord.examples import EXAMPLE_TODAY, example_paths


def _front_matter(text: str) -> dict[str, object]:
    return yaml.safe_load(text.split("---")[1])


def test_the_explanation_is_not_a_document() -> None:
    assert "README.md" not in {path.name for path in example_paths()[0].parent.iterdir()}


def test_the_example_has_every_format_and_a_stable_order() -> None:
    paths = example_paths()
    assert {path.suffix for path in paths} == {".md", ".html", ".jsonl", ".txt"}
    assert paths == sorted(paths)
    assert paths == example_paths()


def test_the_explanation_names_every_file() -> None:
    paths = example_paths()
    readme = (paths[0].parent.parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in paths if path.name not in readme] == []


def test_every_row_has_an_id_a_date_and_a_text() -> None:
    (rows_file,) = [path for path in example_paths() if path.suffix == ".jsonl"]
    rows = [json.loads(line) for line in rows_file.read_text(encoding="utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) == 5
    assert all(date.fromisoformat(row["published"]) and row["text"] for row in rows)


def test_the_silent_change_keeps_id_and_url_and_is_a_day_later() -> None:
    first, second = (p.read_text(encoding="utf-8") for p in example_paths() if p.name.startswith("06-"))
    before, after = _front_matter(first), _front_matter(second)
    assert (before["id"], before["url"]) == (after["id"], after["url"])
    assert str(before["published"]) < str(after["published"])
    assert first.replace("Four units", "Two units") == second.replace(str(after["published"]), "2031-09-18")


def test_everything_was_published_before_the_day_of_reading() -> None:
    pages = [path for path in example_paths() if path.suffix == ".md"]
    days = [str(_front_matter(page.read_text(encoding="utf-8"))["published"]) for page in pages]
    assert max(days) < EXAMPLE_TODAY
