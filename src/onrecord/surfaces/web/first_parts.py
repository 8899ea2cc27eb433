"""A dossier of thousands of lines, cut to the beginnings of its lists so that a page can show it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.records import Commitment, Dossier, DossierSection
from onrecord.surfaces.render.board import board_groups
from onrecord.surfaces.render.words import text

__all__ = ["first_parts"]

_EACH, _EACH_GROUP, _DOCUMENTS = 40, 12, 100
_LISTS = (
    ("arrangements", "page.arrangements", _EACH),
    ("reactions", "page.reactions_matrix", _EACH),
    ("indicators", "page.indicators", _EACH),
    ("contradictions", "page.contradictions", _EACH),
    ("copies", "page.copies", _EACH),
    ("gaps", "page.gaps", _EACH),
    ("left_out", "page.left_out", _EACH),
    ("documents", "page.documents", _DOCUMENTS),
)


def first_parts(dossier: Dossier) -> tuple[Dossier, tuple[str, ...]]:
    """The dossier with the first of each long list, and which these are, with their numbers in words."""
    told: list[str] = []

    def note(shown: int, number: int, title: str) -> None:
        if shown < number:
            told.append(text("desk.first_of", shown=shown, n=number, title=title))

    commitments = _nearest(dossier)
    note(len(commitments), len(dossier.commitments), text("page.board"))
    sections = []
    for section in dossier.sections:
        sections.append(replace(section, lines=section.lines[:_EACH]))
        note(len(sections[-1].lines), len(section.lines), _title(section))
    lists = {name: getattr(dossier, name)[:most] for name, _, most in _LISTS}
    for name, title, _ in _LISTS:
        note(len(lists[name]), len(getattr(dossier, name)), text(title))
    cut = replace(dossier, sections=tuple(sections), commitments=commitments, **lists)
    return cut, tuple(told)


def _nearest(dossier: Dossier) -> tuple[Commitment, ...]:
    """The first of each group of the board."""
    groups = board_groups(dossier.commitments, dossier.today)
    kept = {c.id for _, members in groups for c in members[:_EACH_GROUP]}
    return tuple(c for c in dossier.commitments if c.id in kept)


def _title(section: DossierSection) -> str:
    return text(f"section.{section.section.value}.title")
