"""A record is a function of what is visible: order, batches and interruptions never show."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from onrecord.examples import EXAMPLE_TODAY
from onrecord.intake import IntakeOptions, iter_documents
from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks, add_sources, layers_at
from onrecord.reading import read_document, read_documents
from onrecord.records import Document, Reading
from shelf import add, exported, followed, read_once

TODAY = date.fromisoformat(EXAMPLE_TODAY)
DAYS = ("2031-02-11", "2031-03-06", "2031-04-15", "2031-09-18", "2031-09-19", "2031-12-16", "2032-02-12")
SINCE = date(2031, 3, 1)
ASKED = (Clocks(today=TODAY), Clocks(as_of=date(2031, 12, 4), today=TODAY, include_undated=True))


def _everything(path: Path) -> list[dict[str, bytes]]:
    layers = [exported(path, clocks, versions) for clocks in ASKED for versions in (False, True)]
    return [*layers, *(followed(path, clocks, SINCE) for clocks in ASKED)]


@lru_cache(maxsize=1)
def _in_order(sources: tuple[Path, ...]) -> list[dict[str, bytes]]:
    with TemporaryDirectory() as folder:
        add(Path(folder, "in-order.db"), *sources)
        return _everything(Path(folder, "in-order.db"))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(data=st.data())
def test_any_order_batches_and_interruptions_export_the_same_bytes(
    sources: list[Path], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(sources))))
    cuts = data.draw(st.sets(st.integers(1, len(sources) - 1), max_size=3))
    stopped_after = data.draw(st.integers(0, len(sources)))
    shuffled = [sources[place] for place in order]
    with TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        if stopped_after:
            add(path, *shuffled[:stopped_after])  # then the machine stopped, and all was begun again
        for batch in _batches(shuffled, sorted(cuts)):
            add(path, *batch)
        assert _everything(path) == _in_order(tuple(sources))


def _batches(sources: Sequence[Path], cuts: Sequence[int]) -> list[Sequence[Path]]:
    return [sources[start:end] for start, end in zip([0, *cuts], [*cuts, len(sources)], strict=True)]


def test_a_death_in_the_middle_leaves_whole_documents(sources: list[Path], tmp_path: Path) -> None:
    class PowerCutError(BaseException):
        pass

    def read(documents: Sequence[Document]) -> Iterator[Reading]:
        yield from read_once(documents[:7])
        raise PowerCutError

    path, names = tmp_path / "record.db", [str(source) for source in sources]
    with open_ledger(str(path), create=True) as ledger, pytest.raises(PowerCutError):
        add_sources(ledger, names, IntakeOptions(), read=read)
    with open_ledger(str(path), create=False) as ledger:
        assert len(ledger.view().documents) == 7
    add(path, *sources)
    assert _everything(path) == _in_order(tuple(sources))


def test_adding_twice_changes_no_export_by_a_byte(sources: list[Path], tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    assert add(path, *sources).added == len(sources)
    again = add(path, *sources)
    assert (again.added, again.amended, again.statements) == (0, 0, 0)
    assert again.unchanged == len(sources)
    assert _everything(path) == _in_order(tuple(sources))


@pytest.fixture(scope="module")
def whole(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "record.db"
    add(path, *sources)
    return path


@pytest.mark.parametrize("day", DAYS)
def test_as_of_a_day_is_the_ledger_of_that_day(
    sources: list[Path], whole: Path, tmp_path: Path, day: str
) -> None:
    then = [source for source in sources if _published(source) is not None and _published(source) <= day]
    assert 0 < len(then) < len(sources)
    add(tmp_path / "then.db", *then)
    for versions in (False, True):
        told = exported(whole, Clocks(as_of=date.fromisoformat(day), today=TODAY), versions)
        assert told == exported(tmp_path / "then.db", Clocks(today=TODAY), versions)
    told = followed(whole, Clocks(as_of=date.fromisoformat(day), today=TODAY), SINCE)
    assert told == followed(tmp_path / "then.db", Clocks(today=TODAY), SINCE)


@lru_cache(maxsize=32)
def _published(source: Path) -> str | None:
    (intake,) = iter_documents([str(source)], IntakeOptions())
    assert intake.document is not None
    return None if intake.document.published is None else intake.document.published[:10]


def test_as_of_a_day_judges_on_that_day(whole: Path) -> None:
    asked = date(2031, 6, 10)
    assert exported(whole, Clocks(as_of=asked)) == exported(whole, Clocks(as_of=asked, today=asked))


def test_undated_documents_are_absent_under_as_of_unless_asked_for(whole: Path) -> None:
    with open_ledger(str(whole), create=False) as ledger:
        shown = layers_at(ledger, Clocks(as_of=TODAY))
        asked = layers_at(ledger, Clocks(as_of=TODAY, include_undated=True))
    assert all(entry.document.published for entry in shown.documents)
    assert len(asked.documents) == len(shown.documents) + 1


def test_as_recorded_is_the_ledger_of_that_moment(sources: list[Path], tmp_path: Path) -> None:
    path, moments = tmp_path / "record.db", iter(range(10_000))
    half = [str(source) for source in sources[:7]]

    def clock() -> datetime:
        return datetime(2032, 4, 1, 0, next(moments) // 60, tzinfo=UTC)

    with open_ledger(str(path), create=True, clock=clock) as ledger:
        add_sources(ledger, half, IntakeOptions(), read=read_once)
        between = datetime(2032, 4, 1, 0, next(moments) // 60, 30, tzinfo=UTC)
    before = exported(path, Clocks(today=TODAY))
    told = followed(path, Clocks(today=TODAY), SINCE)
    with open_ledger(str(path), create=False, clock=lambda: datetime(2032, 4, 2, tzinfo=UTC)) as ledger:
        add_sources(ledger, [str(source) for source in sources], IntakeOptions(), read=read_once)
    assert exported(path, Clocks(as_recorded=between, today=TODAY)) == before
    assert followed(path, Clocks(as_recorded=between, today=TODAY), SINCE) == told
    assert exported(path, Clocks(today=TODAY)) != before


def test_what_is_cached_is_what_is_derived(whole: Path) -> None:
    assert exported(whole, ASKED[0]) == exported(whole, ASKED[0])


def test_a_poor_and_a_rich_copy_of_one_text_add_up_in_any_order(tmp_path: Path) -> None:
    text = "The port will reopen next month, the mayor said. The works took two years."
    more = ({}, {"published": "2031-02-11"}, {"publisher": "Dock News", "title": "Port to reopen"})
    rows = [json.dumps({"id": "port", "text": text, **fields}) for fields in more]
    found = []
    for order in ((0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)):
        path = tmp_path / f"{order}.db"
        for place in order:
            source = tmp_path / f"{place}.jsonl"
            source.write_text(rows[place], encoding="utf-8")
            add(path, source)
        found.append(exported(path, Clocks(today=TODAY)))
    assert found == [found[0]] * 4


def test_documents_read_alone_or_in_company_are_read_alike(sources: list[Path]) -> None:
    intakes = iter_documents([str(source) for source in sources[:6]], IntakeOptions())
    documents = [intake.document for intake in intakes if intake.document is not None]
    assert list(read_documents(documents)) == [read_document(document) for document in documents]
