"""What ``import onrecord`` gives: six verbs and the names of the records, nothing else."""

from __future__ import annotations

import inspect
import subprocess
import sys
from types import ModuleType

import pytest

import onrecord
from factories import make_document, make_statement
from onrecord import records

VERBS = {
    "assemble_dossier",
    "find_statements",
    "find_times",
    "link_statements",
    "read_document",
    "track_commitments",
}


def test_six_verbs_and_record_names_are_exported() -> None:
    exported = set(onrecord.__all__)
    assert exported >= VERBS
    assert exported - VERBS <= set(records.__all__)
    assert {"Document", "EvidenceSpan", "Statement", "Claim", "Commitment", "Dossier"} <= exported
    assert list(onrecord.__all__) == sorted(onrecord.__all__)


def test_nothing_else_is_there_but_the_packages() -> None:
    public = {name for name in vars(onrecord) if not name.startswith("_")}
    packages = {name for name in public if isinstance(getattr(onrecord, name), ModuleType)}
    assert public - packages == set(onrecord.__all__)


@pytest.mark.parametrize("name", sorted(VERBS))
def test_verbs_are_typed_and_documented(name: str) -> None:
    verb = getattr(onrecord, name)
    assert inspect.getdoc(verb)
    hints = inspect.signature(verb)
    assert hints.return_annotation is not inspect.Signature.empty
    assert all(p.annotation is not inspect.Parameter.empty for p in hints.parameters.values())


def test_importing_loads_no_model_database_or_web_library() -> None:
    heavy = ["spacy", "duckdb", "sqlite3", "trafilatura", "jinja2", "rich", "typer"]
    code = f"import sys, onrecord; print([m for m in {heavy!r} if m in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


def test_records_show_themselves_in_a_notebook() -> None:
    document = make_document("It <rained>, she said.", title="Rain & wind", published="2031-02-11")
    page = document._repr_html_()
    assert "Rain &amp; wind" in page
    assert "<rained>" not in page
    card = make_statement(document, "It <rained>")._repr_html_()
    assert "It &lt;rained&gt;" in card
