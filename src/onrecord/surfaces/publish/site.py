"""The files of a published site, by their path: pages, downloads, calendars, feeds."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.exchange import (
    CalendarFile,
    Dated,
    Feed,
    Row,
    atom_feed,
    calendar_bytes,
    commitment_row,
    dossier_row,
    json_feed,
    layer_fields,
    statement_row,
    write_rows,
)
from onrecord.pipeline import Publication
from onrecord.records import DocumentEntry, Layers, Statement
from onrecord.surfaces.publish.addresses import addresses
from onrecord.surfaces.render import PageLink, SubjectLink, dossier_html, dossier_markdown, site_html
from onrecord.surfaces.render.words import text

__all__ = ["Site", "site_files"]

_FEED_LENGTH = 500
_HOME = "../index.html"
_FILES = (
    ("dossier.json", "json", "application/json"),
    ("dossier.md", "markdown", "text/markdown"),
    ("due.ics", "calendar", "text/calendar"),
    ("alerts.xml", "atom", "application/atom+xml"),
    ("alerts.json", "json_feed", "application/feed+json"),
    ("commitments.csv", "commitments", "text/csv"),
    ("statements.csv", "statements", "text/csv"),
)
_FEEDS = frozenset({"atom", "json_feed"})


@dataclass(frozen=True, slots=True)
class Site:
    """What is published: a title, the subjects, and the record that they are taken from."""

    title: str
    publications: tuple[Publication, ...]
    layers: Layers


def site_files(site: Site) -> dict[str, bytes]:
    """The content of every file; the same record gives the same bytes."""
    record = _Record.of(site.layers)
    names = addresses([_named(publication) for publication in site.publications])
    files: dict[str, bytes] = {}
    links = []
    for name, publication in zip(names, site.publications, strict=True):
        for file, content in _files(record, publication):
            files[f"{name}/{file}"] = content
        links.append(SubjectLink(f"{name}/index.html", publication.dossier, _links(f"{name}/")))
    files["index.html"] = site_html(site.title, tuple(links)).encode("utf-8")
    return files


def _named(publication: Publication) -> tuple[str, str]:
    dossier = publication.dossier
    return ("words" if dossier.scope is None else "scope"), dossier.subject


def _links(folder: str = "") -> tuple[PageLink, ...]:
    return tuple(
        PageLink(f"{folder}{file}", text(f"site.{key}"), kind, key in _FEEDS) for file, key, kind in _FILES
    )


@dataclass(frozen=True, slots=True)
class _Record:
    """The record by id, for all the files of a site."""

    statements: Mapping[str, Statement]
    documents: Mapping[str, DocumentEntry]
    claim_of: Mapping[str, str]
    commitment_of: Mapping[str, str]

    @classmethod
    def of(cls, layers: Layers) -> _Record:
        return cls(
            {s.id: s for s in layers.statements()},
            {e.document.id: e for e in layers.documents},
            dict(layers.claim_of),
            dict(layers.commitment_of),
        )


def _files(record: _Record, publication: Publication) -> Iterator[tuple[str, bytes]]:
    dossier = publication.dossier
    yield "index.html", dossier_html(dossier, _HOME, _links()).encode("utf-8")
    # A lone surrogate cannot be written in UTF-8; its escape is how JSON writes it.
    told = json.dumps(dossier_row(dossier), ensure_ascii=False, indent=1)
    yield "dossier.json", told.encode("utf-8", "backslashreplace") + b"\n"
    yield "dossier.md", dossier_markdown(dossier).encode("utf-8")
    yield "due.ics", calendar_bytes(_calendar(record, publication))
    feed = _feed(record, publication)
    yield "alerts.xml", atom_feed(feed)
    yield "alerts.json", json_feed(feed)
    yield "commitments.csv", _table(map(commitment_row, dossier.commitments), "commitments")
    yield "statements.csv", _table(_statement_rows(record, publication), "statements")


def _calendar(record: _Record, publication: Publication) -> CalendarFile:
    dossier = publication.dossier
    return CalendarFile(
        title=text("site.due", subject=dossier.subject),
        entries=[Dated(e.commitment, e.uid, e.merged) for e in publication.entries],
        statements=record.statements,
        documents=record.documents,
        judged_on=dossier.today,
    )


def _feed(record: _Record, publication: Publication) -> Feed:
    dossier = publication.dossier
    return Feed(
        title=text("site.alerts", subject=dossier.subject),
        judged_on=dossier.today,
        alerts=publication.alerts[:_FEED_LENGTH],
        statements=record.statements,
        documents=record.documents,
    )


def _statement_rows(record: _Record, publication: Publication) -> Iterator[Row]:
    for statement in publication.dossier.statements:
        row = statement_row(statement, record.documents[statement.document])
        row["claim"] = record.claim_of.get(statement.id)
        row["commitment"] = record.commitment_of.get(statement.id)
        yield {name: row[name] for name in layer_fields("statements")}


def _table(rows: Iterator[Row], layer: str) -> bytes:
    out = io.BytesIO()
    write_rows(rows, "csv", out, layer_fields(layer))
    return out.getvalue()
