"""Sources become kept documents with readings; what fails is told and tried again, what is given is used."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from evidence import unpinned
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import Clocks, add_sources, layers_at, read_sources, search_record
from onrecord.records import Document, Issue, Layers, Reading, Section
from shelf import add, read_once, rows_of

TODAY = date(2031, 6, 1)
TEXT = "Norvia will build a lighthouse by May 2031, the minister said. Norvia built a pier in 2029."


def _row(folder: Path, name: str, **fields: Any) -> Path:
    path = folder / f"{name}.jsonl"
    path.write_text(
        json.dumps({"id": name, "text": TEXT, "published": "2031-02-11", **fields}), encoding="utf-8"
    )
    return path


def _layers(path: Path, **clocks: Any) -> Layers:
    with open_ledger(str(path), create=False) as ledger:
        return layers_at(ledger, Clocks(today=TODAY, **clocks))


def test_given_mentions_come_back_as_events_with_their_ids(tmp_path: Path) -> None:
    start = TEXT.index("build")
    given = [{"id": "mine-1", "start": start, "end": start + len("build a lighthouse")}]
    add(tmp_path / "r.db", _row(tmp_path, "a", given=given))
    rows = rows_of(_layers(tmp_path / "r.db"))
    mine = [row for row in rows["events"] if row["given"]]
    assert [(row["mention"], row["quote"]) for row in mine] == [("mine-1", "build a lighthouse")]
    assert mine[0]["event"] is not None
    overlapping = [row for row in rows["events"] if row["start"] < given[0]["end"] and start < row["end"]]
    assert overlapping == mine
    assert "built" in {row["quote"] for row in rows["events"]}
    assert unpinned(rows["events"], {"a": TEXT}) == []


def test_given_mentions_that_overlap_one_another_all_come_back(tmp_path: Path) -> None:
    start = TEXT.index("build")
    given = [{"id": "m1", "start": start, "end": start + 5}, {"id": "m2", "start": start, "end": start + 18}]
    add(tmp_path / "r.db", _row(tmp_path, "a", given=given))
    events = rows_of(_layers(tmp_path / "r.db"))["events"]
    assert sorted(row["mention"] for row in events if row["given"]) == ["m1", "m2"]


@pytest.mark.parametrize("span", [(0, 10_000), (-1, 4), (4, 4), (9, 2)])
def test_a_given_span_outside_the_text_fails_that_document_alone(
    tmp_path: Path, span: tuple[int, int]
) -> None:
    bad = _row(tmp_path, "bad", given=[{"id": "m", "start": span[0], "end": span[1]}])
    done = add(tmp_path / "r.db", bad, _row(tmp_path, "good"))
    assert ([issue.kind for issue in done.failures], done.added) == (["given_span"], 1)


def test_given_mentions_added_later_are_read_in(tmp_path: Path) -> None:
    add(tmp_path / "r.db", _row(tmp_path, "a"))
    assert add(tmp_path / "r.db", _row(tmp_path, "a", given=[{"id": "m", "start": 0, "end": 6}])).amended == 1
    events = rows_of(_layers(tmp_path / "r.db"))["events"]
    assert [row["quote"] for row in events if row["given"]] == ["Norvia"]


def test_a_version_known_by_its_url_has_its_rows_under_its_id(tmp_path: Path) -> None:
    page = "https://quay-times.example/pier"
    first = _row(tmp_path, "a", url=page)
    second = _row(tmp_path, "b", url=page, text=f"{TEXT} It is red.", published="2031-02-12")
    assert add(tmp_path / "r.db", first, second).versions == 1
    layers = _layers(tmp_path / "r.db")
    (entry,) = layers.documents
    assert (entry.document.id, entry.version_of) == (f"a@{entry.document.sha256_text[:8]}", "a")
    rows = rows_of(layers)
    for layer in ("times", "events", "statements", "attributions"):
        assert {row["document"] for row in rows[layer]} <= {entry.document.id}
    assert unpinned(rows["statements"], {entry.document.id: entry.document.text}) == []


def test_equal_texts_with_other_ids_stay_two_documents(tmp_path: Path) -> None:
    add(
        tmp_path / "r.db",
        _row(tmp_path, "a", publisher="Dock News"),
        _row(tmp_path, "b", publisher="Quay Post"),
    )
    layers = _layers(tmp_path / "r.db")
    assert [entry.document.id for entry in layers.documents] == ["a", "b"]
    (copy,) = rows_of(layers)["copies"]
    assert (copy["document"], copy["of"], copy["kind"], copy["share"]) == ("b", "a", "republication", 1.0)


def test_other_languages_are_kept_unread_and_say_so(tmp_path: Path) -> None:
    text = "Министр заявил во вторник, что порт снова откроется в мае следующего года."
    done = add(tmp_path / "r.db", _row(tmp_path, "a", text=text))
    assert (done.added, done.statements) == (1, 0)
    layers = _layers(tmp_path / "r.db")
    assert [(issue.kind, issue.document) for issue in layers.issues] == [("language", "a")]
    assert layers.statements() == ()


def test_a_reading_that_failed_is_told_and_tried_again(tmp_path: Path) -> None:
    def fails(documents: Sequence[Document]) -> Iterator[Reading]:
        for document in documents:
            issue = Issue(document.id, "reading", f"{document.id}: the reader failed.", document.id)
            yield Reading(document.id, document.sha256_text, "none", issues=(issue,))

    path, source = tmp_path / "r.db", str(_row(tmp_path, "a"))
    with open_ledger(str(path), create=True) as ledger:
        done = add_sources(ledger, [source], IntakeOptions(), read=fails)
    assert ([issue.kind for issue in done.notes], done.statements) == (["reading"], 0)
    assert add(path, source).statements > 0


def test_two_statements_of_one_id_are_one_and_it_is_told(tmp_path: Path) -> None:
    def twice(documents: Sequence[Document]) -> Iterator[Reading]:
        for reading in read_once(documents):
            same = replace(reading.statements[0], section=Section.EVENT)
            yield replace(reading, statements=(*reading.statements, same))

    with open_ledger(str(tmp_path / "r.db"), create=True) as ledger:
        done = add_sources(ledger, [str(_row(tmp_path, "a"))], IntakeOptions(), read=twice)
    assert [issue.kind for issue in done.notes] == ["same_id"]
    assert _layers(tmp_path / "r.db").statements() == tuple(_read(tmp_path, "a").statements)


def _read(folder: Path, name: str) -> Reading:
    layers, _ = read_sources([str(_row(folder, name))], IntakeOptions(), Clocks(today=TODAY), read=read_once)
    return layers.readings[0]


def test_a_conflicting_field_is_noted_and_not_taken(tmp_path: Path) -> None:
    add(tmp_path / "r.db", _row(tmp_path, "a"))
    done = add(tmp_path / "r.db", _row(tmp_path, "a", published="2031-02-14"))
    assert [issue.kind for issue in done.notes] == ["conflict"]
    assert _layers(tmp_path / "r.db").documents[0].document.published == "2031-02-11"


def test_sources_are_read_without_a_ledger(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    sources = [str(_row(tmp_path, "a")), str(tmp_path / "empty.txt")]
    layers, done = read_sources(sources, IntakeOptions(), Clocks(today=TODAY), read=read_once)
    assert [entry.document.id for entry in layers.documents] == ["a"]
    assert [issue.kind for issue in done.failures] == ["empty"]
    assert rows_of(layers)["statements"]


def _found(ledger: Ledger, query: str, **clocks: Any) -> list[tuple[str, str]]:
    return [(hit.document, hit.quote) for hit in search_record(ledger, query, 5, Clocks(**clocks))]


def test_search_finds_sentences_of_the_newest_visible_version(tmp_path: Path) -> None:
    later = _row(tmp_path, "b", text=TEXT.replace("May", "June"), published="2031-02-20")
    later.write_text(later.read_text(encoding="utf-8").replace('"id": "b"', '"id": "a"'), encoding="utf-8")
    add(tmp_path / "r.db", _row(tmp_path, "a"), later)
    with open_ledger(str(tmp_path / "r.db"), create=False) as ledger:
        (now,) = _found(ledger, "lighthouse")
        (then,) = _found(ledger, "lighthouse", as_of=date(2031, 2, 15))
    assert "June" in now[1]
    assert then == ("a", "Norvia will build a lighthouse by May 2031, the minister said.")


def test_every_document_is_read_once(tmp_path: Path) -> None:
    asked: list[str] = []

    def read(documents: Sequence[Document]) -> Iterator[Reading]:
        asked.extend(document.id for document in documents)
        return read_once(documents)

    sources = [str(_row(tmp_path, "a")), str(_row(tmp_path, "b"))]
    with open_ledger(str(tmp_path / "r.db"), create=True) as ledger:
        for _ in range(3):
            add_sources(ledger, sources, IntakeOptions(), read=read)
    assert asked == ["a", "b"]


def test_a_folder_is_added_without_the_ledger_that_lies_in_it(tmp_path: Path) -> None:
    _row(tmp_path, "a")
    done = add(tmp_path / "r.db", tmp_path)
    assert (done.added, done.failures) == (1, ())
    again = add(tmp_path / "r.db", tmp_path)
    assert (again.unchanged, again.failures) == (1, ())
