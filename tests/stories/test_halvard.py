"""The bundled example, read as a careful reader would: see ``src/onrecord/examples/README.md``."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.examples import EXAMPLE_TODAY, example_paths
from onrecord.ledger import open_ledger
from onrecord.pipeline import Clocks, alerts_of, compare_versions, layers_at
from onrecord.records import Claim, Commitment, Dossier, Layers, Modality, Statement
from onrecord.surfaces.render.board import group_of
from onrecord.tracking import assemble_dossier, calendar_entries
from shelf import add

TODAY = date.fromisoformat(EXAMPLE_TODAY)


@lru_cache(maxsize=1)
def _read() -> tuple[Layers, tuple[tuple[str, str], ...]]:
    """The layers, and what changed between the versions of the article that has two."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "halvard.db")
        add(path, *example_paths())
        with open_ledger(str(path), create=False) as ledger:
            changes = compare_versions(ledger, "lindova-times-halvard-date")
            return layers_at(ledger, Clocks(today=TODAY)), tuple((c.change, c.text) for c in changes)


def _layers() -> Layers:
    return _read()[0]


def _dossier() -> Dossier:
    return assemble_dossier(_layers(), "Halvard", TODAY)


def _statement(statement_id: str) -> Statement:
    return next(s for s in _layers().statements() if s.id == statement_id)


def _commitment(*words: str) -> Commitment:
    """The one commitment of which a mention has all these words."""
    found = [
        commitment
        for commitment in _layers().commitments
        if any(all(word in _statement(m.statement).quote for word in words) for m in commitment.mentions)
    ]
    assert len(found) == 1, [commitment.undertaking for commitment in found]
    return found[0]


def _claim(words: str) -> Claim:
    """The claim of the statement that begins with these words."""
    claim_of = dict(_layers().claim_of)
    wanted = {
        claim_of[s.id] for s in _layers().statements() if s.quote.startswith(words) and s.id in claim_of
    }
    (found,) = (claim for claim in _layers().claims if claim.id in wanted)
    return found


def _line(commitment: Commitment) -> tuple[str | None, str, str]:
    return commitment.actor, str(commitment.due), commitment.status.value


def test_the_bridge_is_claimed_done_by_its_builder_alone() -> None:
    bridge = _commitment("rebuild the Sarn road bridge")
    assert _line(bridge) == ("Kestria", "..2032-03-31", "claimed_met")
    assert [(str(c.as_of), c.status.value) for c in bridge.status_as_of] == [
        ("2031-10-09", "open"),
        ("2032-04-01", "unknown_overdue"),
        ("2032-04-06", "claimed_met"),
    ]


def test_the_vaccine_is_overdue_and_nothing_says_more() -> None:
    vaccine = _commitment("measles vaccine")
    assert _line(vaccine)[1:] == ("..2032-01-31", "unknown_overdue")
    assert vaccine.actor is not None
    assert vaccine.actor.startswith("Kestria")
    (quantity,) = (q for m in vaccine.mentions for q in _statement(m.statement).quantities)
    assert (quantity.value, quantity.of) == (200_000, "dose")


def test_the_second_deployment_is_denied() -> None:
    denied = _commitment("Halvard in Ilmaria this year")
    assert _line(denied) == ("Kestria", "2032-01-01..2032-12-31", "denied")
    modalities = {_statement(m.statement).modality for m in denied.mentions}
    assert Modality.DENIES in modalities


def test_the_deployment_slipped_and_was_met_and_is_contested() -> None:
    deployment = _commitment("Kestria will deploy the Halvard system in Tessaria by the end of 2031")
    assert (deployment.actor, deployment.status.value, deployment.contested) == ("Kestria", "met", True)
    windows = [str(window.due) for window in deployment.windows]
    assert len(windows) >= 2
    assert (windows[0][:4], windows[1]) == ("2031", "..2031-12-31")
    changes = {change.status.value: str(change.as_of) for change in deployment.status_as_of}
    assert changes["open"] == "2031-02-11"
    assert changes["revised"].startswith("2031-09-1")
    assert changes["met"] == "2031-12-05"
    assert deployment.progress is not None
    assert "first Halvard unit" in deployment.progress


def test_the_board_groups_what_became_of_each() -> None:
    groups = {
        words[0]: group_of(_commitment(*words), TODAY)
        for words in (("rebuild the Sarn road bridge",), ("measles vaccine",), ("Ilmaria this year",))
    }
    assert len(set(groups.values())) == 3, groups


def _happened(*words: str) -> list[str]:
    name = _commitment(*words).id
    told = [a for a in alerts_of(_layers(), "", Clocks(today=TODAY)) if a.on == name]
    return [f"{alert.day} {alert.kind.value}" for alert in reversed(told)]


def test_alerts_tell_what_became_of_each() -> None:
    first, overdue, slip, met = _happened(
        "Kestria will deploy the Halvard system in Tessaria by the end of 2031"
    )
    assert (first, overdue) == ("2031-02-11 new_commitment", "2031-07-01 overdue")
    assert slip.startswith("2031-09-1") and slip.endswith("slip")  # noqa: PT018
    assert met == "2031-12-05 met"
    bridge = ["2031-10-09 new_commitment", "2032-04-01 overdue", "2032-04-06 claimed_met"]
    assert _happened("rebuild the Sarn road bridge") == bridge
    assert _happened("measles vaccine") == ["2031-10-09 new_commitment", "2032-02-01 overdue"]
    assert _happened("Ilmaria this year") == ["2032-02-12 new_commitment", "2032-02-12 denied"]


def test_the_calendar_holds_every_window_once() -> None:
    entries = calendar_entries(_layers().commitments, [])
    due = {entry.uid: str(entry.commitment.due) for entry in entries}
    assert due[_commitment("rebuild the Sarn road bridge").id] == "..2032-03-31"
    assert due[_commitment("measles vaccine").id] == "..2032-01-31"
    assert len(due) == len(entries) == sum(c.due is not None for c in _layers().commitments)


def test_ten_units_and_one_unit_stand_side_by_side() -> None:
    numbers = [c for c in _layers().contradictions if c.kind.value == "number"]
    sides = [{_statement(c.a).quote, _statement(c.b).quote} for c in numbers]
    assert any(
        any("ten units" in quote for quote in side) and any("one unit" in quote for quote in side)
        for side in sides
    )


def test_the_copied_agency_text_is_a_republication() -> None:
    copies = {(c.document, c.of): (c.kind.value, c.share) for c in _layers().copies}
    assert copies["ilmaria-gazette-halvard-control", "corvane-halvard-control"] == ("republication", 1.0)
    assert copies["ilmaria-gazette-halvard-service", "coast-harbour-weekly-works"][0] == "excerpt"


def test_origins_are_counted_and_not_articles() -> None:
    for words, source in (
        ("Nothing will be switched on", "Hanno Tesk"),
        ("Orders for parts go through four offices", "Coast and Harbour Weekly"),
    ):
        claim = _claim(words)
        assert len(claim.documents) == 2
        assert [origin.source for origin in claim.origins] == [source]


def test_the_undated_explainer_is_the_first_gap() -> None:
    (undated,) = (e.document for e in _layers().documents if e.document.published is None)
    first = _dossier().gaps[0]
    assert (first.question.value, first.towards) == ("published", undated.id)


def test_advertising_is_left_out_and_says_why() -> None:
    left_out = _dossier().left_out
    assert [words.quote.split()[1] for words in left_out] == ["Kitchen", "Kitchen", "Quiet", "Quiet"]
    assert all(words.reason for words in left_out)


def test_the_silent_change_is_shown() -> None:
    (gone,), (new,) = (
        [text for change, text in _read()[1] if change == kind] for kind in ("withdrawn", "new")
    )
    assert gone.startswith("Four units")
    assert new.startswith("Two units")


def test_sources_without_a_name_stay_without_one() -> None:
    unnamed = [s for s in _layers().statements() if s.document == "coast-harbour-weekly-works"]
    engineer = [s for s in unnamed if s.sources[0].anonymity.value in ("anonymous", "role", "group")]
    assert engineer
    assert all(s.sources[0].name is None and not s.candidates.speaker for s in engineer)


def test_every_line_of_the_dossier_is_backed_by_words() -> None:
    texts = {e.document.id: e.document.text for e in _dossier().documents}
    lines = [line for section in _dossier().sections for line in section.lines]
    assert len(lines) > 80
    for line in lines:
        statement = line.statement
        assert texts[statement.document][statement.start : statement.end] == statement.quote
    assert all(section.lines or section.gap for section in _dossier().sections)
