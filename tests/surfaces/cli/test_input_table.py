"""What ``onrecord add`` refuses, what it accepts and notes, and that nothing stops the rest."""

from __future__ import annotations

import json
import os
import resource
import time
from pathlib import Path

import pytest

from surfaces.cli.running import Ran, run

SENTENCE = "The harbour of Port Avel will reopen in May, the minister said on Tuesday."
GOOD = ("zzz.md", f"---\nid: good\npublished: 2024-12-10\n---\n{SENTENCE}\n")


def _write(name: str, content: bytes | str) -> None:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)


def _add(*sources: object) -> Ran:
    _write(*GOOD)
    return run("add", *sources, GOOD[0], "--ledger", "new.db")


def _rows(layer: str, *options: str) -> list[dict[str, object]]:
    return run("export", layer, "--ledger", "new.db", *options).rows()


REFUSED = {
    "empty.txt": ("", "is empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "PNG image"),
    "nul.txt": (SENTENCE.encode() + b"\0" + SENTENCE.encode(), "NUL byte"),
    "bomb.html": ("<html><body>" + "<div>" * 200_000 + SENTENCE, ""),
    "day.md": (f"---\npublished: 2024-02-31\n---\n{SENTENCE}", "2024-02-31"),
    "year.md": (f"---\npublished: 0000-01-01\n---\n{SENTENCE}", "0000-01-01"),
    "words.jsonl": (json.dumps({"text": SENTENCE, "published": "last week"}), "last week"),
    "span.jsonl": (json.dumps({"text": SENTENCE, "given": [{"id": "m", "start": 0, "end": 999}]}), "0..999"),
    "twice.jsonl": (json.dumps({"text": SENTENCE, "given": [{"id": "m", "start": 0, "end": 3}] * 2}), '"m"'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_sentence_and_the_rest_is_kept(desk: Path, name: str) -> None:
    content, told = REFUSED[name]
    _write(name, content)
    started = time.monotonic()
    ran = _add(name)
    assert time.monotonic() - started < 10
    assert ran.code == 1
    (sentence,) = ran.sentences()
    assert sentence.startswith(name)
    assert told in sentence
    assert sentence.endswith(".")
    assert [row["document"] for row in _rows("documents")] == ["good"]
    (issue,) = [row for row in _rows("issues") if row["document"] is None]
    assert (str(issue["where"]).split()[0], issue["message"]) == (name, sentence)


def test_a_missing_file_is_refused(desk: Path) -> None:
    ran = _add("no/such.txt")
    assert (ran.code, ran.sentences()) == (1, ["no/such.txt does not exist."])
    assert len(_rows("documents")) == 1


def test_an_unreadable_folder_is_refused(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really = os.scandir

    def scandir(path: str) -> object:
        if os.fspath(path) == "closed":
            raise PermissionError(13, "Permission denied", "closed")
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)  # root, as in many containers, may read everything
    Path("closed").mkdir()
    ran = _add("closed")
    assert (ran.code, ran.sentences()) == (1, ["closed may not be read (permission denied)."])
    assert len(_rows("documents")) == 1


def test_links_that_lead_back_are_refused(desk: Path) -> None:
    Path("box").mkdir()
    _write("box/a.txt", SENTENCE)
    Path("box/back").symlink_to(Path("box").resolve())
    Path("box/self").symlink_to(Path("box/self").resolve())
    ran = _add("box")
    assert ran.code == 1
    assert [line.split()[0] for line in ran.sentences()] == ["box/back", "box/self"]
    assert len(_rows("documents")) == 2


def test_a_broken_row_fails_alone(desk: Path) -> None:
    rows = [
        '{"id": "a", "text": "It rained in May."}',
        '{"id": "b", "text":',
        '{"id": "c", "text": "It snowed."}',
    ]
    _write("rows.jsonl", "\n".join(rows))
    ran = _add("rows.jsonl")
    assert ran.code == 1
    (sentence,) = ran.sentences()
    assert sentence.startswith("rows.jsonl line 2 is not valid JSON")
    assert sorted(str(row["document"]) for row in _rows("documents")) == ["a", "c", "good"]


def test_a_given_mention_belongs_to_one_document(desk: Path) -> None:
    given = [{"id": "m1", "start": 0, "end": 3}]
    rows = [
        json.dumps({"id": name, "text": f"{SENTENCE} {name}.", "given": given}) for name in ("One", "Two")
    ]
    _write("rows.jsonl", "\n".join(rows))
    ran = _add("rows.jsonl")
    assert ran.code == 1
    (sentence,) = ran.sentences()
    assert "m1" in sentence
    assert [row["document"] for row in _rows("events") if row["given"]] == ["One"]


def _noted(ran: Ran) -> list[str]:
    assert ran.code == 0
    assert all(line.startswith("note: ") for line in ran.sentences())
    return [str(row["kind"]) for row in _rows("issues")]


def test_broken_utf8_is_noted(desk: Path) -> None:
    _write("a.txt", ("The café by the façade reopened. " * 20).encode() + b"\xff\xfe and on.")
    assert _noted(_add("a.txt")) == ["encoding"]


def test_a_wrongly_declared_encoding_is_noted(desk: Path) -> None:
    words = "The café of Port Avel, where the façade was rebuilt, reopens in May, the minister said. "
    page = f"<html lang=en><meta charset='iso-8859-1'><body><article><p>{words * 4}</p></article></html>"
    _write("a.html", page)
    assert _noted(_add("a.html")) == ["encoding"]
    assert any("café of Port Avel" in str(row["text"]) for row in _rows("documents"))


def test_right_to_left_text_is_kept_and_noted(desk: Path) -> None:
    text = "قال الوزير إن الميناء سيفتح أبوابه في الربيع القادم.\n"
    _write("a.txt", text)
    assert set(_noted(_add("a.txt"))) == {"rtl", "language"}
    assert text in [row["text"] for row in _rows("documents")]


def test_right_to_left_words_in_a_sentence_keep_every_offset(desk: Path) -> None:
    text = 'The minister said that the port, called "الميناء" by its workers, will reopen in May 2025.'
    _write("a.txt", text)
    assert _noted(_add("a.txt")) == ["rtl"]
    found = [
        r for layer in ("times", "statements", "events") for r in _rows(layer) if r["document"] != "good"
    ]
    assert {"May 2025"} <= {row["quote"] for row in found}
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in found)


def test_a_date_in_the_future_is_noted(desk: Path) -> None:
    _write("a.md", f"---\npublished: 2999-01-01\n---\n{SENTENCE}")
    assert _noted(_add("a.md")) == ["future_date"]


def test_a_known_id_with_other_text_is_a_version(desk: Path) -> None:
    _write(
        "a.jsonl", json.dumps({"id": "good", "text": f"{SENTENCE} It may rain.", "published": "2024-12-11"})
    )
    ran = _add("a.jsonl")
    assert (ran.code, ran.err) == (0, "")
    every = _rows("documents", "--all-versions")
    newest = f"good@{str(every[1]['sha256_text'])[:8]}"
    assert [row["document"] for row in every] == ["good", newest]
    assert {row["document"] for row in _rows("statements")} == {newest}
    assert {row["document"] for row in _rows("statements", "--all-versions")} == {"good", newest}


def test_a_line_of_20_mb_is_kept_in_time_and_memory(desk: Path) -> None:
    _write("long.txt", (SENTENCE + " ") * (20_000_000 // len(SENTENCE)))
    started, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert _noted(_add("long.txt")) == ["long_line"]
    assert time.process_time() - started < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_500_000
