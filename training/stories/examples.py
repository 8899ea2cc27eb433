"""What the reader finds in stories and news, with what the marks say of it: the examples to learn from."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from marked import ACTS, Story, all_stories, laid_on, news_rows
from onrecord.intake import IntakeOptions, iter_documents
from onrecord.reading.parse import parse_documents
from onrecord.reading.reader import findings_of
from onrecord.reading.statements.build import drafts_of
from onrecord.reading.statements.learnt import told_of, vectors_of
from onrecord.records import Act, Statement

NONE, UNKNOWN = 0, -1


@dataclass(frozen=True)
class Example:
    """A statement with the act that rules read; ``label``: 0 for none, 1.. for the acts, -1 for not known."""

    statement: Statement
    vectors: NDArray[np.float16]
    told: NDArray[np.float32]
    label: int
    weight: float = 1.0
    commitments: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReadStory:
    """The examples of one story; stories of a ``group`` are left out together. ``news`` has no marks."""

    name: str
    group: str
    examples: tuple[Example, ...]
    news: bool = False


def read_all(here: Path, gold: Path) -> list[ReadStory]:
    """Every story that may be learnt from, and the news that was looked at."""
    stories = [_marked(story) for story in all_stories(here, here.parents[1] / "evaluation" / "stories")]
    told = Judged.of(here / "judged.tsv").told
    return stories + [_news(name, group, rows, told) for name, group, rows in news_rows(gold)]


@dataclass(frozen=True)
class Judged:
    """Statements of news by their places: those that may tell of an undertaking, and pairs that lie apart.

    ``open`` pairs were not judged.
    """

    told: frozenset[tuple[str, int, int]]
    apart: frozenset[tuple[tuple[str, int, int], tuple[str, int, int]]]
    open: frozenset[tuple[tuple[str, int, int], tuple[str, int, int]]]

    @staticmethod
    def of(path: Path) -> Judged:
        """The judgements of one file."""
        rows = [
            line.split("\t")
            for line in path.read_text(encoding="utf-8").split("\n")
            if line and line[0] != "#"
        ]
        pairs = {
            kind: frozenset((_place(r[1:4]), _place(r[4:7])) for r in rows if r[0] == kind)
            for kind in ("apart", "open")
        }
        return Judged(
            frozenset(_place(r[1:4]) for r in rows if r[0] == "told"), pairs["apart"], pairs["open"]
        )


def _place(row: list[str]) -> tuple[str, int, int]:
    return row[0], int(row[1]), int(row[2])


def place_of(statement: Statement) -> tuple[str, int, int]:
    """Where a statement stands; its document by a hash, as in ``judged.tsv``."""
    document = hashlib.sha256(statement.document.encode("utf-8")).hexdigest()[:12]
    return document, statement.start, statement.end


def _marked(story: Story) -> ReadStory:
    read = list(_read(story.rows))
    spans = [(s.document, *(s.clause or (s.start, s.end))) for s, _, _ in read]
    examples = []
    for (statement, vectors, told), found in zip(read, laid_on(story, spans), strict=True):
        if found is None or found is False or found is True:
            label, commitments = (NONE if found is None else UNKNOWN), frozenset()
        else:
            label, commitments = 1 + ACTS.index(found.act), found.commitments
        examples.append(Example(statement, vectors, told, label, 1.0, commitments))
    return ReadStory(story.name, story.group, tuple(examples))


def _news(
    name: str, group: str, rows: tuple[dict[str, str], ...], told_of_some: frozenset[tuple[str, int, int]]
) -> ReadStory:
    """News: what no rule takes for an undertaking, or only for something done or denied, is none."""
    examples = []
    for statement, vectors, told in _read(rows):
        unknown = place_of(statement) in told_of_some
        unknown |= statement.act in (Act.UNDERTAKES, Act.RESTATES, Act.REVISES)
        weight = _NEWS_SILENT if statement.act is None else _NEWS_TOLD
        examples.append(Example(statement, vectors, told, UNKNOWN if unknown else NONE, weight))
    return ReadStory(name, group, tuple(examples), news=True)


_NEWS_SILENT, _NEWS_TOLD = 0.6, 0.4
"""How much statements of news count where no rule reads an act, and where one does."""


def _read(
    rows: Iterable[dict[str, str]],
) -> Iterable[tuple[Statement, NDArray[np.float16], NDArray[np.float32]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "story.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        documents = [taken.document for taken in iter_documents([str(path)], IntakeOptions())]
    for parsed in parse_documents([d for d in documents if d is not None]):
        for draft in drafts_of(parsed, findings_of(parsed)):
            vectors = vectors_of(parsed.read, draft).astype(np.float16)
            told = np.array(told_of(draft, parsed.document.published_on), np.float32)
            yield replace(draft.statement, act=draft.act), vectors, told
