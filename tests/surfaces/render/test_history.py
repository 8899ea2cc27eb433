"""One commitment, one claim, as people read them in the terminal."""

from __future__ import annotations

from datetime import date

from rich.console import Console, RenderableType

from onrecord import Document, read_document
from onrecord.pipeline import derive
from onrecord.records import DocumentEntry, Layers
from onrecord.surfaces.render import claim_terminal, commitment_terminal

TOLD = (
    ("2031-02-10", "Velmora will deliver 40 buses to Trast by the end of June, Minister Ivo Brandt said."),
    ("2031-06-20", "Velmora has delivered 40 buses to Trast, Mayor Lena Orlo said."),
)
TODAY = date(2031, 8, 1)


def layers() -> Layers:
    documents = [Document.of_text(text, published=day) for day, text in TOLD]
    return derive([DocumentEntry(d) for d in documents], [read_document(d) for d in documents], TODAY)


def printed(shown: RenderableType) -> str:
    console = Console(width=100, no_color=True, force_terminal=False)
    with console.capture() as capture:
        console.print(shown)
    return " ".join(capture.get().split())


def test_a_commitment_shows_every_mention_and_every_change_of_status() -> None:
    found = layers()
    [commitment] = found.commitments
    shown = printed(commitment_terminal(commitment, {s.id: s for s in found.statements()}, TODAY))
    assert "10 Feb 2031 undertakes: Ivo Brandt > this article · by 30 Jun 2031" in shown
    assert "“Velmora will deliver 40 buses to Trast by the end of June”" in shown
    assert "20 Jun 2031 reports it done: Lena Orlo" in shown
    assert "20 Jun 2031 met" in shown


def test_a_claim_shows_its_origins_and_why_they_count_as_they_do() -> None:
    found = layers()
    claim = next(c for c in found.claims if "Lena Orlo" in {o.source for o in c.origins})
    shown = printed(claim_terminal(claim, {s.id: s for s in found.statements()}))
    assert "Lena Orlo: all go back to Lena Orlo" in shown
    assert "“Velmora has delivered 40 buses to Trast”" in shown
