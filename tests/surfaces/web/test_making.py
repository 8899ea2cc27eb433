"""What pages make is made once, apart from them where it takes long, and kept as long as it holds."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import replace

import pytest

from factories import make_dossier
from onrecord.surfaces.web.aside import made_aside
from onrecord.surfaces.web.dossier_made import DossierMade
from onrecord.surfaces.web.made import Fate, Made


def test_a_copy_of_the_process_makes_it() -> None:
    held = {"record": 7}
    worker, found = made_aside(lambda: (os.getpid(), held["record"] + 1))
    assert worker != os.getpid()
    assert found == 8


def test_what_fails_fails_here() -> None:
    with pytest.raises(ZeroDivisionError):
        made_aside(lambda: 1 // 0)


def test_a_copy_that_ends_early_is_no_loss() -> None:
    here = os.getpid()
    assert made_aside(lambda: "made" if os.getpid() == here else os._exit(3)) == "made"


def test_others_go_on_meanwhile() -> None:
    copy = threading.Thread(target=made_aside, args=(lambda: sum(range(10**7)),))
    copy.start()
    turns = 0
    while copy.is_alive():
        turns += 1
        time.sleep(0.001)
    assert turns > 10


def test_a_thing_is_made_once() -> None:
    made = Made()
    assert [made.once(("a",), lambda n=n: n) for n in (1, 2)] == [1, 1]


def test_what_waits_is_shown_as_it_was_and_made_anew_for_the_next() -> None:
    before = Made()
    before.once(("a",), lambda: "old")
    after = before.carried(lambda *_: Fate.WAITS)
    begun = threading.Event()
    assert after.now_or_before(("a",), lambda: "new" if begun.wait(5) else "late") == ("old", True)
    assert after.now_or_before(("a",), lambda: "again") == ("old", True)  # one at a time
    begun.set()
    assert _settled(after) == "new"
    assert before.once(("a",), lambda: "made") == "old"


def test_what_holds_is_made_anew_for_all_that_hold_it() -> None:
    waiting = Made()
    waiting.once(("a",), lambda: "old")
    waiting = waiting.carried(lambda *_: Fate.WAITS)
    waiting.now_or_before(("a",), lambda: "new")
    assert _settled(waiting.carried(lambda *_: Fate.HOLDS)) == "new"


def test_what_is_gone_is_made_again() -> None:
    made = Made()
    made.once(("a",), lambda: "old")
    assert made.carried(lambda *_: Fate.GONE).now_or_before(("a",), lambda: "new") == ("new", False)


def _settled(made: Made) -> str:
    for _ in range(500):
        found, waits = made.now_or_before(("a",), lambda: "never")
        if not waits:
            return found
        time.sleep(0.01)
    raise AssertionError("it waits for ever")


def _made_of(*shown: str, statements: int = 3_000) -> DossierMade:
    page = tuple(f"/statements/{name}?as_of=2031-03-01" for name in shown)
    return replace(DossierMade.of(make_dossier(), page), documents=frozenset({"d"}), statements=statements)


@pytest.mark.parametrize(
    ("made", "documents", "changed", "fate"),
    [
        (_made_of("s-1"), {"other"}, {"s-1"}, Fate.HOLDS),
        (_made_of("s-1"), {"d"}, {"s-1"}, Fate.GONE),
        (_made_of("s-1"), {"d"}, {"s-2"}, Fate.WAITS),
        (_made_of("s-1", statements=30), {"d"}, {"s-2"}, Fate.GONE),
    ],
)
def test_a_large_dossier_waits_for_decisions_on_what_its_page_does_not_show(
    made: DossierMade, documents: set[str], changed: set[str], fate: Fate
) -> None:
    assert made.fate(documents, changed) is fate
