"""A calendar entry's id, once given out, is kept whatever is found later."""

from __future__ import annotations

from factories import make_commitment, window
from onrecord.records import Decision
from onrecord.tracking import calendar_entries

MAY = window(None, "2031-05-31")


def _issued(*names: str) -> Decision:
    return Decision(
        "x-" + names[0], "issued", names, "onrecord calendar", "2031-01-01T00:00:00Z", "given out"
    )


def test_a_new_commitment_has_its_own_id_and_one_without_a_window_no_entry() -> None:
    with_window, without = make_commitment(id="c-b", due=MAY), make_commitment(id="c-a")
    (entry,) = calendar_entries([with_window, without], [])
    assert (entry.uid, entry.merged, entry.issued) == ("c-b", (), False)


def test_an_id_given_out_is_kept_when_an_earlier_mention_is_found() -> None:
    commitment = make_commitment(id="c-a", former_ids=("c-b", "c-c"), due=MAY)
    (entry,) = calendar_entries([commitment], [_issued("c-c")])
    assert (entry.uid, entry.merged, entry.issued) == ("c-c", (), True)


def test_of_two_given_out_the_first_is_kept_and_the_other_named() -> None:
    commitment = make_commitment(id="c-a", former_ids=("c-b", "c-c"), due=MAY)
    (entry,) = calendar_entries([commitment], [_issued("c-c", "c-x"), _issued("c-b", "c-c")])
    assert (entry.uid, entry.merged) == ("c-c", ("c-b",))
