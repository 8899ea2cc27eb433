"""The dossier of a subject is the same from a part of the record as from the whole, at every clock."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from factories import make_document, make_source, make_statement
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import Clocks, layers_about, layers_at
from onrecord.records import Act, Dossier, Layers, Mention, Modality, Predicate, Reading, Subject
from onrecord.tracking import About, assemble_dossier
from shelf import add

TODAY = date(2032, 6, 1)
DAYS = [None, date(2031, 3, 6), date(2031, 9, 18), date(2031, 12, 16)]
SUBJECTS: list[About] = [
    "Halvard",
    "bridge",
    "ferry",
    "Morsten unit",
    "nothing of the kind",
    Subject(parties=("Kestria",)),
    Subject(parties=("Mira Jelsen", "Hanno Tesk")),
    Subject("deployment", parties=("Tessaria",)),
]


@pytest.fixture(scope="module")
def record(sources: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("parts") / "record.db"
    for source in sources:
        add(path, source)
    return path


def _dossier(layers: Layers, about: About, clocks: Clocks) -> Dossier:
    return assemble_dossier(layers, about, clocks.judged_on(), clocks.as_of)


def _differing(ledger: Ledger, about: About, clocks: Clocks) -> list[str]:
    part = asdict(_dossier(layers_about(ledger, about, clocks), about, clocks))
    whole = asdict(_dossier(layers_at(ledger, clocks), about, clocks))
    return [name for name in whole if part[name] != whole[name]]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("about", SUBJECTS, ids=str)
def test_a_part_gives_the_dossier_of_the_whole(record: Path, about: About, day: date | None) -> None:
    with open_ledger(str(record), create=False) as ledger:
        assert _differing(ledger, about, Clocks(as_of=day, today=TODAY)) == []


def test_a_part_holds_only_what_the_subject_touches(record: Path) -> None:
    with open_ledger(str(record), create=False) as ledger:
        clocks = Clocks(today=TODAY)
        part, whole = layers_about(ledger, "bridge", clocks), layers_at(ledger, clocks)
    assert 0 < len(part.documents) < len(whole.documents)
    assert 0 < len(part.commitments) < len(whole.commitments)


def test_for_whom_somebody_speaks_is_told_by_documents_of_other_subjects(tmp_path: Path) -> None:
    """Who is to do it is named nowhere in the subject's own documents."""
    jelsen = make_source("Mira Jelsen", cue=None)
    spoken = replace(jelsen, acts_for="Rail Agency")
    bridge = make_document("The bridge will be rebuilt by May.", id="bridge", published="2031-03-01")
    others = [make_document(f"Trains run on line {n}.", id=f"line {n}") for n in range(2)]
    plan = make_statement(
        bridge,
        "The bridge will be rebuilt by May",
        sources=(jelsen,),
        act=Act.UNDERTAKES,
        modality=Modality.INTENDS,
        predicate=Predicate("rebuild", 19, 26),
        subject=Mention("The bridge", 0, 10),
    )
    told = [make_statement(d, d.text[:-1], sources=(spoken,)) for d in others]
    with open_ledger(str(tmp_path / "r.db"), create=True) as ledger:
        for document, statement in zip((bridge, *others), (plan, *told), strict=True):
            reading = Reading(document.id, document.sha256_text, "test 1", statements=(statement,))
            ledger.append_document(document, document.text.encode(), document.id, reading)
        assert _differing(ledger, "bridge", Clocks(today=TODAY)) == []
        (commitment,) = layers_about(ledger, "bridge", Clocks(today=TODAY)).commitments
    assert commitment.actor == "Rail Agency"
