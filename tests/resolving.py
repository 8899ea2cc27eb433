"""Whether every sentence that a dossier shows, in each format, stands where it is said to stand.

A sentence is what stands between quotation marks (or in an element for quotations on the page). It resolves
when a statement, a dated sentence or a passage left out has these words, at offsets of the document whose
number stands beside it, and the text there is those words. The rest is fixed phrases and fields of records.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from rich.console import Console

from evidence import quoted, unpinned
from onrecord.exchange import dossier_row
from onrecord.records import Dossier, GapQuestion, Layers
from onrecord.surfaces.render import dossier_html, dossier_markdown, dossier_terminal, one_line
from onrecord.surfaces.render.words import text

__all__ = ["FORMATS", "Checked", "check_dossier"]

FORMATS = ("json", "html", "markdown", "terminal")
_KEY = 8
_NUMBER = re.compile(r"\s*\[([^\]]+)\]")
_AFTER = re.compile(r"” \[[^\]]+\]$")
_SPACE = re.compile(r"\s+")
_OUTSIDE = re.compile(r"s-[0-9a-f]{6,}")


@dataclass
class Checked:
    """How many sentences each format shows, and those that do not resolve, in words."""

    sentences: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FORMATS, 0))
    unresolved: list[str] = field(default_factory=list)

    def add(self, other: Checked) -> None:
        """Those of another dossier are counted too."""
        for name in FORMATS:
            self.sentences[name] += other.sentences[name]
        self.unresolved += other.unresolved


@dataclass(frozen=True)
class _Sayable:
    """Words on one line -> the documents in which they stand, each place looked up in the text."""

    documents: Mapping[str, set[str]]
    by_start: Mapping[str, list[str]]

    def at(self, line: str, start: int) -> str | None:
        """The longest words that stand here and are closed by a quotation mark, or by an ellipsis."""
        keys = (line[start : start + size] for size in range(1, _KEY + 1))
        found = (w for key in keys for w in self.by_start.get(key, ()) if line.startswith(w, start))
        closed = [w for w in found if line.startswith("”", start + len(w))]
        if closed:
            return max(closed, key=len)
        end = line.find("…”", start)
        return None if end < 0 else self.begun(line[start:end].rstrip())

    def begun(self, words: str) -> str | None:
        """Words of which these are the beginning."""
        return next((w for w in self.by_start.get(words[:_KEY], ()) if w.startswith(words)), None)


def check_dossier(dossier: Dossier, layers: Layers) -> Checked:
    """What the four formats of a dossier show; ``layers`` are those of the whole record."""
    checked = Checked()
    sayable = _sayable(dossier, layers, checked)
    numbers = {str(n): e.document.id for n, e in enumerate(dossier.documents, start=1)}
    _check_json(dossier, layers, checked)
    _check_page(dossier, sayable, checked)
    _check_lines("markdown", re.sub(r"\\(.)", r"\1", dossier_markdown(dossier)), sayable, numbers, checked)
    _check_lines("terminal", _terminal(dossier), sayable, numbers, checked)
    return checked


def _sayable(dossier: Dossier, layers: Layers, checked: Checked) -> _Sayable:
    texts = {e.document.id: e.document.text for e in layers.documents}
    documents: dict[str, set[str]] = {}
    for document, start, end, words in _places(dossier, layers, texts):
        if texts[document][start:end] != words:
            checked.unresolved.append(f"record: {document} {start}..{end} is not {words!r}")
        documents.setdefault(one_line(words), set()).add(document)
    by_start: dict[str, list[str]] = {}
    for words in documents:
        by_start.setdefault(words[:_KEY], []).append(words)
    return _Sayable(documents, by_start)


def _places(
    dossier: Dossier, layers: Layers, texts: Mapping[str, str]
) -> Iterator[tuple[str, int, int, str]]:
    for s in layers.statements():
        yield s.document, s.start, s.end, s.quote
        for part in (s.condition, *s.factors, s.counterpart):
            if part is not None:
                yield s.document, part.start, part.end, part.text
        if s.window_text is not None:
            words = r"\s+".join(map(re.escape, s.window_text.split()))
            for found in re.finditer(words, texts[s.document]):
                yield s.document, found.start(), found.end(), found.group()
    for day in dossier.days:
        yield from ((t.document, t.start, t.end, t.quote) for t in day.sentences)
    yield from ((x.document, x.start, x.end, x.quote) for x in dossier.left_out)


def _check_json(dossier: Dossier, layers: Layers, checked: Checked) -> None:
    row = dossier_row(dossier)
    texts = {e.document.id: e.document.text for e in layers.documents}
    checked.sentences["json"] += sum(words is not None for _, _, _, words in quoted(row))
    checked.unresolved += [f"json: {start}..{end}" for _, start, end in unpinned([row], texts)]
    known = {line["statement"] for section in row["sections"] for line in section["lines"]}
    known |= {x["statement"] for x in row["evidence"]}
    held = {s.id for s in dossier.statements}
    known |= {s.id for s in layers.statements()} - held  # of other subjects: found by their ids
    named = {name for name in _strings(row) if _OUTSIDE.fullmatch(name)}
    checked.unresolved += [f"json: {name} is named without its words" for name in sorted(named - known)]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _terminal(dossier: Dossier) -> str:
    out = io.StringIO()
    Console(file=out, width=20_000, no_color=True, highlight=False).print(dossier_terminal(dossier))
    return out.getvalue()


def _check_lines(
    name: str, shown: str, sayable: _Sayable, numbers: Mapping[str, str], checked: Checked
) -> None:
    for line in shown.splitlines():
        at = line.find("“")
        while at >= 0:
            checked.sentences[name] += 1
            words = sayable.at(line, at + 1)
            whole = words is not None and line.startswith(f"{words}”", at + 1)
            if words is None:
                checked.unresolved.append(f"{name}: {line[at : at + 120]}")
            elif whole and (number := _NUMBER.match(line, at + len(words) + 2)) is not None:
                _check_number(name, words, numbers.get(number.group(1), number.group(1)), sayable, checked)
            elif whole and not _asks(line):
                checked.unresolved.append(f"{name}: without a document: {line[max(0, at - 90) : at + 320]}")
            at = line.find("“", at + 1 + (len(words) if whole and words is not None else 0))


def _asks(line: str) -> bool:
    """Whether a line is a question: what it is about stands above with its document."""
    return line.lstrip("- *").startswith(tuple(text(f"gap.{question.value}") for question in GapQuestion))


def _check_number(name: str, words: str, document: str, sayable: _Sayable, checked: Checked) -> None:
    if document not in sayable.documents[words]:
        checked.unresolved.append(f"{name}: not in the document of that number: {words[:120]}")


class _Page(HTMLParser):
    """Quotations with their links, ids with what follows them in a text."""

    def __init__(self) -> None:
        super().__init__()
        self.quotes: list[tuple[str, str | None]] = []
        self.ids: set[str] = set()
        self.marks: dict[str, int] = {}
        self.text: list[str] = []
        self._length = 0
        self._open: list[tuple[str, list[str], str | None]] = []
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
            self.marks[str(given["id"])] = self._length
        if tag in ("q", "blockquote"):
            self._open.append((tag, [], None))
        if tag == "a" and self._open:
            kind, parts, _ = self._open[-1]
            self._open[-1] = (kind, parts, given.get("href"))

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[-1][0]:
            _, parts, href = self._open.pop()
            self.quotes.append(("".join(parts), href))

    def handle_data(self, data: str) -> None:
        plain = _SPACE.sub("", data)
        self.text.append(plain)
        self._length += len(plain)
        if self._open:
            self._open[-1][1].append(data)


def _check_page(dossier: Dossier, sayable: _Sayable, checked: Checked) -> None:
    page = _Page()
    page.feed(dossier_html(dossier))
    shown = "".join(page.text)
    for raw, href in page.quotes:
        checked.sentences["html"] += 1
        words = _AFTER.sub("”", raw.strip()).removeprefix("“").removesuffix("”")
        if words not in sayable.documents and sayable.begun(words.removesuffix("…").rstrip()) is None:
            checked.unresolved.append(f"html: {words[:120]}")
        elif href is not None and href.startswith("#q-"):
            at = page.marks.get(href[1:])
            plain = _SPACE.sub("", words)
            # A day's sentence leads to the first statement in it.
            if at is None or not any(shown.startswith(p, at) for p in _ends(plain)):
                checked.unresolved.append(f"html: {href} does not lead to {words[:120]}")
        elif href is not None and href.startswith("#") and href[1:] not in page.ids:
            checked.unresolved.append(f"html: {href} leads nowhere")


def _ends(words: str) -> Iterator[str]:
    """The words, and their later parts of some length."""
    yield words
    yield from (words[at:] for at in range(1, len(words) - _KEY))
