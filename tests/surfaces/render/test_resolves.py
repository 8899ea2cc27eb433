"""Every sentence of every format of a dossier stands in a document, where it is said to stand."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.examples import EXAMPLE_TODAY, example_paths
from onrecord.intake import IntakeOptions
from onrecord.pipeline import Clocks, read_sources
from onrecord.tracking import assemble_dossier
from resolving import FORMATS, Checked, check_dossier


@pytest.fixture(scope="module")
def checked() -> Checked:
    """The dossier of the bundled example, looked through once."""
    today = date.fromisoformat(EXAMPLE_TODAY)
    layers, _ = read_sources([str(p) for p in example_paths()], IntakeOptions(), Clocks(today=today))
    return check_dossier(assemble_dossier(layers, "Halvard", today), layers)


def test_every_sentence_of_the_example_resolves(checked: Checked) -> None:
    assert checked.unresolved == []


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_shows_sentences_that_were_looked_up(checked: Checked, name: str) -> None:
    assert checked.sentences[name] > 150
