"""Which side the first speaker is on: names and offices, the shipped table, and what a user decided."""

from __future__ import annotations

import pytest

from factories import make_document, make_source, make_statement
from onrecord.records import Decision, Source, SourceKind
from onrecord.tracking.sides import Sides

DOCUMENT = make_document("Velmora has delivered the buses.", publisher="The Trast Mirror")
NAMED = [
    (make_source("Velmora", SourceKind.GOVERNMENT), "Velmora", True),
    (make_source("Velmoran transport ministry", SourceKind.GOVERNMENT), "Velmora", False),
    (make_source("Kestrian transport ministry", SourceKind.GOVERNMENT), "Kestria", True),
    (make_source("Ivo Brandt", acts_for="Velmora"), "Velmora", True),
    (make_source("Lena Orlo", acts_for="Trast"), "Velmora", False),
    (make_source(None), "Velmora", False),
    (make_source("The Velmora Post", SourceKind.OUTLET), "Velmora", False),
    (make_source("Kremlin", SourceKind.GOVERNMENT), "Russia", True),
    (make_source("TASS", SourceKind.OUTLET), "Russia", True),
    (make_source("TASS", SourceKind.OUTLET), "Norway", False),
]


def _decided(number: int, value: str | None, undoes: str | None = None) -> Decision:
    pair = ("Lena Orlo", "Velmora")
    return Decision(f"x-{number}", "side", pair, "A. Reader", f"2031-07-0{number}", "her post", undoes, value)


def _is_own(source: Source, actor: str | None, *decisions: Decision) -> bool:
    statement = make_statement(DOCUMENT, DOCUMENT.text, sources=(source,))
    return Sides.of(decisions).standpoint(statement, actor, None).own_side


@pytest.mark.parametrize(("source", "actor", "own"), NAMED)
def test_names_offices_and_the_table_tell_the_side(source: Source, actor: str, own: bool) -> None:
    assert _is_own(source, actor) is own


def test_where_the_actor_is_unknown_nobody_is_on_its_side() -> None:
    assert not _is_own(make_source("Velmora"), None)


def test_a_decision_overrules_and_can_be_taken_back() -> None:
    mayor = make_source("Lena Orlo", acts_for="Trast")
    with_it, apart = _decided(1, "with"), _decided(2, "apart")
    assert _is_own(mayor, "Velmora", with_it)
    assert not _is_own(mayor, "Velmora", with_it, apart)
    assert _is_own(mayor, "Velmora", with_it, apart, _decided(3, None, undoes="x-2"))
    assert not _is_own(mayor, "Kestria", with_it)


def test_a_minister_may_be_set_apart_from_the_state() -> None:
    minister = make_source("Lena Orlo", acts_for="Velmora")
    assert _is_own(minister, "Velmora")
    assert not _is_own(minister, "Velmora", _decided(1, "apart"))


def test_the_reason_names_who_decided() -> None:
    statement = make_statement(DOCUMENT, DOCUMENT.text, sources=(make_source("Lena Orlo"),))
    standpoint = Sides.of([_decided(1, "with")]).standpoint(statement, "Velmora", None)
    assert standpoint.why == "Lena Orlo is on the side of Velmora: her post, decided by A. Reader"


def test_every_line_of_the_table_has_a_reason() -> None:
    assert all(m.who and m.of and m.why and m.by is None for m in Sides().known())
