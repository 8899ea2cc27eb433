"""Alerts as an Atom feed (RFC 4287) and as a JSON Feed 1.1.

Ids come of the statements that tell an alert, so the same alert has the same id for ever. The time of an
entry is when the world could know. Atom demands one for every entry: what no document dates has the moment at
which the ledger learned of it. Nothing comes from the clock, so the same alerts give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import escape
from uuid import UUID, uuid5

from lxml import etree

from onrecord.exchange.addresses import safe_url
from onrecord.exchange.rows import Row, evidence_row
from onrecord.exchange.wording import alert_title, chain_text, one_line, source_text, window_text
from onrecord.records import Alert, DocumentEntry, Statement

__all__ = ["Feed", "alert_row", "atom_feed", "json_feed"]

_NAMES = UUID("6f6e7265-636f-5264-8a1e-727473210001")
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is about: its title, the address where it will be published (if any), its alerts.

    ``judged_on`` dates a feed that has no entry yet.
    """

    title: str
    judged_on: date
    alerts: tuple[Alert, ...]
    statements: Mapping[str, Statement]
    documents: Mapping[str, DocumentEntry]
    url: str | None = None

    def backing(self, alert: Alert) -> Iterator[tuple[Statement, DocumentEntry]]:
        """The statements behind an alert, each with its document."""
        for statement_id in alert.statements:
            statement = self.statements[statement_id]
            yield statement, self.documents[statement.document]


def atom_feed(feed: Feed) -> bytes:
    """The feed as an Atom document, newest entry first."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    moments = [_updated(feed, alert) for alert in feed.alerts]
    _add(root, "id", feed.url or _urn("feed", feed.title))
    _add(root, "title", one_line(feed.title))
    _add(root, "updated", max(moments, default=_moment(feed.judged_on.isoformat())))
    _add(_add(root, "author"), "name", "onrecord")
    if feed.url is not None:
        _add(root, "link", rel="self", type="application/atom+xml", href=feed.url)
    for alert, updated in zip(feed.alerts, moments, strict=True):
        _entry(_add(root, "entry"), feed, alert, updated)
    etree.indent(root)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8")) + b"\n"


def _entry(entry: etree._Element, feed: Feed, alert: Alert, updated: str) -> None:
    _add(entry, "id", _urn("alert", alert.id))
    _add(entry, "title", alert_title(alert))
    _add(entry, "updated", updated)
    if alert.moment is not None or alert.day is not None:
        _add(entry, "published", updated)
    _add(entry, "category", term=alert.kind.value)
    for url in _urls(feed, alert):
        _add(entry, "link", rel="via", href=url)
    _add(entry, "content", _html(feed, alert), type="html")


def _add(parent: etree._Element, name: str, words: str | None = None, **attributes: str) -> etree._Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = words
    return child


def json_feed(feed: Feed) -> bytes:
    """The feed as a JSON Feed; ``_statement`` carries the evidence with its offsets."""
    written: Row = {"version": "https://jsonfeed.org/version/1.1", "title": one_line(feed.title)}
    if feed.url is not None:
        written["feed_url"] = feed.url
    written["authors"] = [{"name": "onrecord"}]
    written["items"] = [_item(feed, alert) for alert in feed.alerts]
    return json.dumps(written, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def _item(feed: Feed, alert: Alert) -> Row:
    item: Row = {"id": _urn("alert", alert.id), "title": alert_title(alert)}
    urls = _urls(feed, alert)
    if urls:
        item["external_url"] = urls[0]
    item["content_html"] = _html(feed, alert)
    if alert.moment is not None or alert.day is not None:
        item["date_published"] = _updated(feed, alert)
    item["tags"] = [alert.kind.value]
    item["_statement"] = alert_row(alert, feed)
    return item


def alert_row(alert: Alert, feed: Feed) -> Row:
    """One alert as a row, its evidence with offsets."""
    return {
        "alert": alert.id,
        "kind": alert.kind.value,
        "on": alert.on,
        "day": None if alert.day is None else alert.day.isoformat(),
        "text": alert.text,
        "note": alert.note,
        "windows": [
            {"start": w.start and w.start.isoformat(), "end": w.end and w.end.isoformat()}
            for w in alert.windows
        ],
        "evidence": [evidence_row(statement) for statement, _ in feed.backing(alert)],
    }


def _html(feed: Feed, alert: Alert) -> str:
    """What happened, then each quotation with its chain and its source."""
    parts = [f"<p>{escape(alert_title(alert))}</p>"]
    for statement, entry in feed.backing(alert):
        url = safe_url(entry.document.url)
        source = escape(source_text(entry.document))
        linked = source if url is None else f'<a href="{escape(url)}">{source}</a>'
        due = "" if statement.window is None else f"<br>{escape(window_text(statement.window))}"
        parts.append(
            f"<blockquote><p>“{escape(one_line(statement.quote))}”</p></blockquote>"
            f"<p>{escape(chain_text(statement))}<br>{linked}{due}</p>"
        )
    return "".join(parts)


def _urls(feed: Feed, alert: Alert) -> list[str]:
    found = (safe_url(entry.document.url) for _, entry in feed.backing(alert))
    return list(dict.fromkeys(url for url in found if url is not None))


def _updated(feed: Feed, alert: Alert) -> str:
    """When the world could know; else when the ledger did, to the second."""
    if alert.moment is not None:
        return _moment(alert.moment)
    if alert.day is not None:
        return _moment(alert.day.isoformat())
    recorded = [entry.recorded for _, entry in feed.backing(alert) if entry.recorded is not None]
    return _moment(max(recorded, default=feed.judged_on.isoformat()))


def _moment(text: str) -> str:
    """An ISO 8601 day or moment as RFC 3339 in UTC; a day begins at midnight."""
    moment = datetime.fromisoformat(text)
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return aware.isoformat(timespec="seconds").replace("+00:00", "Z")


def _urn(*parts: str) -> str:
    return uuid5(_NAMES, "\x1f".join(parts)).urn
