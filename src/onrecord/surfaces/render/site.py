"""The page that lists the dossiers of a published site."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Dossier
from onrecord.surfaces.render.board import board_groups
from onrecord.surfaces.render.page import PageLink, clock_words, render_page
from onrecord.surfaces.render.view import count_words, make_index
from onrecord.surfaces.render.words import count, one_line, text

__all__ = ["SubjectLink", "site_html"]


@dataclass(frozen=True, slots=True)
class SubjectLink:
    """A published dossier: the address of its page, what it shows, and the files beside it."""

    href: str
    dossier: Dossier
    files: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class SubjectView:
    """A subject as the list shows it."""

    href: str
    subject: str
    counts: str
    commitments: str
    files: tuple[PageLink, ...]


@dataclass(frozen=True, slots=True)
class SitePage:
    """All that the page's template receives."""

    title: str
    clocks: tuple[str, ...]
    subjects: tuple[SubjectView, ...]


def site_html(title: str, links: tuple[SubjectLink, ...]) -> str:
    """The page as one self-contained HTML page, the subjects in their order; all have the same clocks."""
    clocks = clock_words(links[0].dossier)[:2] if links else ()
    return render_page("site.html.j2", SitePage(one_line(title), clocks, tuple(map(_subject_view, links))))


def _subject_view(link: SubjectLink) -> SubjectView:
    return SubjectView(
        href=link.href,
        subject=one_line(link.dossier.subject),
        counts=count_words(link.dossier, make_index(link.dossier)),
        commitments=_commitment_words(link.dossier),
        files=link.files,
    )


def _commitment_words(dossier: Dossier) -> str:
    """How many commitments there are, and in which groups of the board."""
    groups = board_groups(dossier.commitments, dossier.today)
    parts = [f"{len(commitments)} {text(f'group.{group}').lower()}" for group, commitments in groups]
    total = count("commitments", len(dossier.commitments))
    return f"{total}: {'; '.join(parts)}" if parts else total
