"""The commands publish and free."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from surfaces.cli.running import run
from surfaces.publish.sites import broken_links, pages_of

TODAY = ("--today", "2025-07-01")
LATER = ("--today", "2099-01-01")
WHY = ("--because", "its page names a free licence", "--by", "Ada Brom")
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e' \" {{ 7*7 }} ](javascript:alert(3))"


def _held(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_chosen_dossiers_are_written_and_counted(desk: Path) -> None:
    run("scope", "save", "The bridge", "harbour bridge", *WHY)
    ran = run("publish", "site", "lorries", "--scope", "The bridge", "--title", "Norvia", *LATER)
    assert (ran.code, ran.out) == (
        0,
        "site/index.html: 2 subjects; files: 17 new, 0 changed, 0 the same, 0 removed\n",
    )
    page = pages_of(_held(desk / "site"))["index.html"]
    assert [e.text for e in (page.one("h1"), *page.all("h3"))] == ["Norvia", "The bridge", "lorries"]
    assert broken_links(_held(desk / "site")) == []


def test_publishing_twice_changes_nothing(desk: Path) -> None:
    run("publish", "site", "harbour bridge", *TODAY)
    first = _held(desk / "site"), (desk / "onrecord.db").read_bytes()
    ran = run("publish", "site", "harbour bridge", *TODAY)
    assert "0 new, 0 changed, 9 the same, 0 removed" in ran.out
    assert (_held(desk / "site"), (desk / "onrecord.db").read_bytes()) == first


def test_what_is_no_longer_chosen_is_removed_and_nothing_else(desk: Path) -> None:
    run("publish", "site", "harbour bridge", "lorries", *TODAY)
    (desk / "site" / "robots.txt").write_text("mine", encoding="utf-8")
    ran = run("publish", "site", "lorries", *TODAY)
    assert "8 removed" in ran.out
    assert {path.split("/")[0] for path in _held(desk / "site")} == {
        "index.html", "lorries", "onrecord-site.json", "robots.txt",
    }  # fmt: skip


def test_as_of_a_day_only_what_was_known_is_published(desk: Path) -> None:
    run("publish", "site", "Norvia", "--as-of", "2024-12-31")
    words = pages_of(_held(desk / "site"))["norvia/index.html"].text
    assert "As known on 31 Dec 2024" in words
    assert "lorries" not in words


def test_a_document_marked_free_is_published_whole(desk: Path) -> None:
    def article() -> str:
        run("publish", "site", "harbour bridge", *TODAY)
        page = pages_of(_held(desk / "site"))["harbour-bridge/index.html"]
        [found] = [e.text for e in page.all(class_="text") if "Norvia will mend" in e.text]
        return found

    closed = "The bridge has been closed since a storm in 2022"
    [document] = [r["document"] for r in run("export", "documents").rows() if "storm" in r["text"]]
    quoted = article()
    marked = run("free", document, *WHY)
    assert marked.out.startswith(
        f"{document} may be published whole: its page names a free licence (Ada Brom, "
    )
    assert run("free").out == marked.out
    whole = article()
    assert "[…]" in quoted
    assert "[…]" not in whole
    assert closed in whole
    taken = run("free", document, "--withdraw", "--because", "it does not", "--by", "Ada Brom")
    assert "is only quoted: it does not" in taken.out
    assert article() == quoted
    assert run("free").sentences() == ["No document is marked free: published pages quote."]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("publish", "site"), "say what to publish: words that name a subject, or --scope NAME"),
        (("publish", "site", "--scope", "x"), "no scope is saved as 'x'; there are: none"),
        (("publish", "1.md", "bridge"), "1.md is a file, and a folder is to stand there"),
        (
            ("publish", "site", "bridge", "--as-of", "soon"),
            "--as-of needs a date like 2025-07-01, not 'soon'",
        ),
        (("free", "quay-bridge"), "a decision needs a reason: --because TEXT"),
        (("free", "x", *WHY), "no document in the record has the id 'x'"),
        (("free", "--withdraw"), "a mark needs the id of a document"),
        (("free", "quay-bridge", "--withdraw", *WHY), "quay-bridge is not marked free"),
    ],
)
def test_wrong_usage_is_said_in_one_sentence(desk: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.sentences()) == (2, [f"onrecord: {words}"])
    assert not (desk / "site").exists()


def test_what_is_missing_is_said(desk: Path) -> None:
    assert run("publish", "site", "zeppelin", *TODAY).sentences() == [
        "note: no document is about 'zeppelin'; its page is empty."
    ]


def test_hostile_names_and_texts_stay_words(desk: Path) -> None:
    row = {
        "id": f"../{HOSTILE}",
        "title": HOSTILE,
        "publisher": HOSTILE,
        "url": "javascript:alert(4)",
        "published": "2025-01-03",
        "text": f"Norvia will close the {HOSTILE} ferry by the end of May 2025, Tarek Olund said. \ud800",
    }
    (desk / "hostile.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    run("add", "hostile.jsonl")
    run("scope", "save", f"../../{HOSTILE}", "ferry", *WHY)
    ran = run("publish", "site", HOSTILE, "--scope", f"../../{HOSTILE}", "--title", HOSTILE, *LATER)
    assert ran.code == 0, ran.err
    files = _held(desk / "site")
    assert sorted(p.name for p in desk.iterdir() if p.is_dir()) == ["site"]
    assert broken_links(files) == []
    for page in pages_of(files).values():
        assert not page.all("script")
        assert not page.all("img")
        assert not [e for e in page.all() if e.attributes.get("href", "").startswith("javascript")]
        assert "\u202e" not in page.one("h1").text
