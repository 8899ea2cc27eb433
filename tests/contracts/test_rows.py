"""The rows of every layer are what the public interface promises, on the bundled example."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from evidence import empty_strings, unpinned
from onrecord.examples import EXAMPLE_TODAY, example_paths
from onrecord.exchange import LAYERS, layer_fields
from shelf import as_bytes, layers_of, rows_of

Row = dict[str, Any]

FIELDS = {
    "documents": "document title publisher url published language version_of sha256_raw sha256_text cut_by"
    " text blocks",
    "times": "document start end quote type value mod window bound edtf",
    "attributions": "document source cue content",
    "events": "mention document start end quote lemma factuality window event given",
    "statements": "statement document start end quote spans sources said modality polarity condition window"
    " section subject predicate object counterpart stance places quantities claim commitment confidence"
    " candidates language read_by published",
    "claims": "claim former_ids statements documents origins origin_count first_said last_said",
    "copies": "document of kind share spans",
    "contradictions": "a b kind why",
    "revisions": "a b relation kind why a_quote b_quote",
    "commitments": "commitment former_ids actor counterpart undertaking condition mentions due windows status"
    " contested progress status_as_of origin_count",
    "arrangements": "arrangement holder role over state since statements",
    "reactions": "party stance towards statements",
    "indicators": "indicator text towards statements",
    "gaps": "gap towards question why",
    "parties": "party name kind aliases ids mentions",
    "decisions": "decision kind on by when why undoes",
    "grades": "grade scale on value topic current by when why holds_from withdrawn",
    "questions": "question text window rule commitment outcome estimates resolutions scores by when why"
    " holds_from withdrawn",
    "matrices": "matrix question hypotheses items order by when why holds_from withdrawn",
    "scopes": "scope name version query parties claims current by when why holds_from withdrawn",
    "issues": "document where kind message",
}
MORE = {
    "contradictions": {"a_quote", "b_quote"},
    "documents": {"modified"},
    "statements": {"reviewed"},
    "commitments": {"worded", "progress_by"},
    "indicators": {"by", "why", "alert", "observations"},
    "decisions": {"value", "holds_from", "details"},
}
"""Fields beyond those promised; they may be added freely."""
NESTED = {
    ("documents", "blocks"): "start end kind reason",
    ("statements", "sources"): "name mention kind anonymity cue medium",
    ("statements", "places"): "text start end name kind id lat lon",
    ("statements", "quantities"): "text start end value low high unit of",
    ("statements", "subject"): "text start end party",
    ("statements", "object"): "text start end party",
    ("statements", "predicate"): "lemma start end",
    ("statements", "window"): "start end",
    ("claims", "origins"): "origin source statements documents how",
    ("commitments", "mentions"): "statement document start end act actor speaker anonymity due published",
    ("commitments", "windows"): "due said statement",
    ("commitments", "status_as_of"): "as_of status because",
}
LISTS = {
    "documents": "blocks",
    "attributions": "source cue content",
    "statements": "spans sources places quantities",
    "claims": "former_ids statements documents origins",
    "copies": "spans",
    "commitments": "former_ids mentions windows status_as_of",
    "arrangements": "statements",
    "reactions": "statements",
    "indicators": "statements",
    "parties": "aliases mentions",
    "decisions": "on",
}
WORDS = {
    ("documents", "blocks", "kind"): "title byline dateline heading paragraph caption boilerplate",
    ("times", "type"): "DATE TIME DURATION SET",
    ("times", "bound"): "in by since before after within around",
    ("statements", "modality"): "done ongoing intends may demands denies asserts judges",
    ("statements", "polarity"): "affirmed negated",
    ("statements", "section"): "announcement commitment arrangement concern event capability constraint"
    " reaction judgement implication outlook context",
    ("statements", "stance"): "supports opposes concerned neutral no_content",
    ("statements", "sources", "kind"): "person organization government group document outlet unknown",
    ("statements", "sources", "anonymity"): "named role group anonymous unattributed",
    ("statements", "places", "kind"): "country region city other",
    ("copies", "kind"): "republication excerpt shared_quote translation",
    ("contradictions", "kind"): "denial number date outcome responsibility tension",
    ("revisions", "relation"): "revision update correction retraction",
    ("revisions", "kind"): "denial number date outcome responsibility tension",
    ("commitments", "mentions", "act"): "undertakes restates revises cancels denies reports_done"
    " reports_not_done",
    ("commitments", "status"): "open revised claimed_met met late abandoned denied unknown_overdue",
    ("arrangements", "state"): "proposed in_force ended unknown",
    ("reactions", "stance"): "supports opposes concerned neutral no_content",
    ("gaps", "question"): "who when where how_many by_whom which confirmed published",
}


@lru_cache(maxsize=1)
def _example() -> dict[str, list[Row]]:
    return rows_of(layers_of(*example_paths(), today=EXAMPLE_TODAY))


def _values(value: object, path: tuple[str, ...]) -> Iterator[Any]:
    if isinstance(value, list):
        for item in value:
            yield from _values(item, path)
    elif not path:
        yield value
    elif isinstance(value, dict):
        yield from _values(value[path[0]], path[1:])


def test_there_are_the_promised_layers() -> None:
    assert list(LAYERS) == list(FIELDS)


@pytest.mark.parametrize("layer", FIELDS)
def test_rows_have_the_promised_fields_and_no_others(layer: str) -> None:
    promised = set(FIELDS[layer].split()) | MORE.get(layer, set())
    assert set(layer_fields(layer)) == promised
    assert all(set(row) == promised for row in _example()[layer])


@pytest.mark.parametrize("where", NESTED, ids=".".join)
def test_nested_values_have_the_promised_fields(where: tuple[str, ...]) -> None:
    found = [value for value in _values(_example()[where[0]], where[1:]) if value is not None]
    assert found
    assert all(set(NESTED[where].split()) <= set(value) for value in found)


@pytest.mark.parametrize("layer", LISTS)
def test_lists_may_be_empty_but_are_never_null(layer: str) -> None:
    for row in _example()[layer]:
        assert all(isinstance(row[name], list) for name in LISTS[layer].split())


@pytest.mark.parametrize("where", WORDS, ids=".".join)
def test_vocabularies_are_closed(where: tuple[str, ...]) -> None:
    found = set(_values(_example()[where[0]], where[1:])) - {None}
    assert found <= set(WORDS[where].split())


def test_unknown_is_null_and_never_an_empty_string() -> None:
    assert [
        place for layer in LAYERS for row in _example()[layer] for place in empty_strings(row, layer)
    ] == []


def test_every_quote_stands_where_it_is_said_to_stand() -> None:
    texts = {row["document"]: row["text"] for row in _example()["documents"]}
    for layer in LAYERS:
        assert unpinned(_example()[layer], texts) == [], layer


def test_spans_lie_inside_their_statement() -> None:
    for row in _example()["statements"]:
        assert row["spans"]
        assert all(row["start"] <= start < end <= row["end"] for start, end in row["spans"])


def test_boilerplate_yields_no_row() -> None:
    left_out: dict[str, list[tuple[int, int]]] = {}
    for row in _example()["documents"]:
        blocks = [b for b in row["blocks"] if b["kind"] == "boilerplate"]
        assert all(block["reason"] for block in blocks)
        left_out[row["document"]] = [(b["start"], b["end"]) for b in blocks]
    assert any(left_out.values())
    for layer in ("times", "events", "statements"):
        for row in _example()[layer]:
            assert not any(s < row["end"] and row["start"] < e for s, e in left_out[row["document"]]), row


def test_ids_are_unique_and_what_they_name_is_there() -> None:
    rows = _example()
    own = {"statements": "statement", "claims": "claim", "commitments": "commitment", "events": "mention",
           "documents": "document", "parties": "party", "gaps": "gap", "arrangements": "arrangement",
           "indicators": "indicator"}  # fmt: skip
    known = {}
    for layer, field in own.items():
        ids = [row[field] for row in rows[layer]]
        assert len(ids) == len(set(ids)), layer
        known[layer] = set(ids)
    statements = known["statements"]
    for layer in ("claims", "arrangements", "reactions", "indicators"):
        assert all(set(row["statements"]) <= statements and row["statements"] for row in rows[layer]), layer
    for row in rows["statements"]:
        assert row["claim"] is None or row["claim"] in known["claims"]
        assert row["commitment"] is None or row["commitment"] in known["commitments"]
        assert row["document"] in known["documents"]
        assert {row[slot]["party"] for slot in ("subject", "object", "counterpart") if row[slot]} <= (
            known["parties"] | {None}
        )
    for layer in ("contradictions", "revisions"):
        assert all({row["a"], row["b"]} <= statements for row in rows[layer]), layer
    anything = set().union(*known.values())
    assert all(row["towards"] in anything | {None} for layer in ("gaps", "reactions") for row in rows[layer])
    assert all(row["event"] is not None for row in rows["events"])


def test_every_statement_ends_its_chain_with_the_outlet() -> None:
    publishers = {row["document"]: row["publisher"] for row in _example()["documents"]}
    for row in _example()["statements"]:
        last = row["sources"][-1]
        assert (last["kind"], last["name"]) == ("outlet", publishers[row["document"]])
        assert last["anonymity"] in (("unattributed",) if last["name"] is None else ("named", "unattributed"))
        assert len(row["sources"]) > 1 or last["anonymity"] == "unattributed"


def test_sources_without_a_name_stay_without_candidates() -> None:
    for row in _example()["statements"]:
        if row["sources"][0]["anonymity"] in ("anonymous", "group"):
            assert row["sources"][0]["name"] is None
            assert row["candidates"]["speaker"] == []


def test_coordinates_are_those_of_populated_places() -> None:
    for place in _values(_example()["statements"], ("places",)):
        assert place["kind"] != "other" or (place["lat"], place["lon"]) == (None, None)


def test_the_status_is_that_of_the_last_change() -> None:
    for row in _example()["commitments"]:
        changes = row["status_as_of"]
        assert row["status"] == changes[-1]["status"]
        assert [c["as_of"] for c in changes] == sorted(c["as_of"] for c in changes)
        assert changes[-1]["as_of"] <= EXAMPLE_TODAY


def test_the_files_of_the_example_are_all_read() -> None:
    assert len(_example()["documents"]) == 14
    assert [row for row in _example()["issues"] if row["kind"] != "language"] == []
    assert all(Path(path).exists() for path in example_paths())


@pytest.mark.parametrize("layer", LAYERS)
def test_csv_and_parquet_carry_the_same_rows(layer: str, tmp_path: Path) -> None:
    rows = _example()[layer]
    flat = [
        {k: json.dumps(v, ensure_ascii=False, separators=(",", ":")) if isinstance(v, list | dict) else v
         for k, v in row.items()}
        for row in rows
    ]  # fmt: skip
    table = csv.DictReader(io.StringIO(as_bytes(rows, "csv", layer).decode("utf-8"), newline=""))
    assert list(table) == [{k: "" if v is None else str(v) for k, v in row.items()} for row in flat]
    (tmp_path / "rows.parquet").write_bytes(as_bytes(rows, "parquet", layer))
    with duckdb.connect() as db:
        found = db.read_parquet(str(tmp_path / "rows.parquet"))
        assert [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()] == flat
