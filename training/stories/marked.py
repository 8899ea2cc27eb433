"""Marked storylines: read from their files, and laid on what the reader found in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ACTS = ("undertakes", "restates", "revises", "cancels", "denies", "reports_done", "reports_not_done")
_MARK = re.compile(r"\[\[([^\]|]*)\|([^\[\]]*)\]\]")
TOPICS = ("25", "4", "9", "6", "8", "16", "7")
"""The topics of ECB+ that were looked at."""
_SHARED, _OF_SHORTER = 0.3, 0.6
"""Two spans are one where they share so much of all their characters, or so much of the shorter one."""


@dataclass(frozen=True)
class Mention:
    """A place that tells of undertakings (by their ids), and what it does to them."""

    document: str
    start: int
    end: int
    act: str
    commitments: frozenset[str]


@dataclass(frozen=True)
class Story:
    """Documents as rows of the command line's JSONL, with their mentions; a ``group`` is left out whole."""

    name: str
    group: str
    rows: tuple[dict[str, str], ...]
    mentions: tuple[Mention, ...]
    ignored: tuple[tuple[str, int, int], ...] = field(default=())


def marked_story(path: Path) -> Story:
    """The story of one file with marks; its folder is its group."""
    _, *documents = re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))
    rows, mentions = [], []
    for number, document in enumerate(documents, 1):
        first, _, body = document.partition("\n")
        fields = [part.strip() for part in first.split("|")]
        name = f"{path.parent.name}-{path.stem}-{number:02d}"
        text, at = "", 0
        body = body.strip()
        for mark in _MARK.finditer(body):
            text += body[at : mark.start()]
            start, at = len(text), mark.end()
            text += mark.group(2)
            ids, _, act = mark.group(1).strip().partition(" ")
            if ids != "-":
                told = frozenset(f"{path.stem}/{i}" for i in ids.split("+"))
                mentions.append(Mention(name, start, len(text), act.strip(), told))
        text += body[at:]
        outlet = fields[2].partition(":")[2].strip()
        row = {"id": name, "published": fields[1], "publisher": outlet, "title": text.split("\n")[0]}
        rows.append(row | {"text": text})
    return Story(path.stem, path.parent.name, tuple(rows), tuple(mentions))


def annotated_story(path: Path, texts: Path) -> Story:
    """A story of evaluation/stories that may be learnt from."""
    told = json.loads(path.read_text(encoding="utf-8"))
    ids = {document["id"] for document in told["documents"]}
    lines = (json.loads(line) for line in texts.read_text(encoding="utf-8").split("\n") if line)
    rows = tuple(
        {"id": r["id"], "published": r["published"], "publisher": r["outlet"], "title": r["title"]}
        | {"text": r["text"]}
        for r in lines
        if r["id"] in ids
    )
    mentions = tuple(
        Mention(
            m["doc"], m["start"], m["end"], m["act"], frozenset({f"{told['storyline']}/{m['commitment']}"})
        )
        for m in told["mentions"]
    )
    ignored = tuple((s["doc"], s["start"], s["end"]) for s in told["ignore_spans"])
    return Story(told["storyline"], "evaluation", rows, mentions, ignored)


def all_stories(here: Path, evaluation: Path) -> list[Story]:
    """The storylines written for training, then those of evaluation/stories but for its test half."""
    stories = [marked_story(path) for path in sorted((here / "texts").glob("*/*.txt"))]
    tune = json.loads((evaluation / "split.json").read_text(encoding="utf-8"))["tune"]
    marked = [(evaluation / "adjudicated" / f"{name}.json", evaluation) for name in tune]
    for folder in (evaluation / "practice", evaluation / "practice_2"):
        marked += [(path, folder) for path in sorted(folder.glob("*.json"))]
    return stories + [annotated_story(path, folder / "texts.jsonl") for path, folder in marked]


def laid_on(story: Story, spans: Sequence[tuple[str, int, int]]) -> list[Mention | bool | None]:
    """For each span the mention that it gives, None for none, False where it only touches one.

    Each mention goes to one span, those that share most first.
    """
    shares = sorted(
        (
            (-share, i, j)
            for i, m in enumerate(story.mentions)
            for j, span in enumerate(spans)
            if (share := _shared((m.document, m.start, m.end), span)) > 0.0
        ),
    )
    given: dict[int, Mention] = {}
    taken: set[int] = set()
    for _, i, j in shares:
        if i not in taken and j not in given:
            given[j] = story.mentions[i]
            taken.add(i)
    touching = {j for _, _, j in shares} | {
        j for j, span in enumerate(spans) if any(_shared(other, span) > 0.0 for other in story.ignored)
    }
    return [given.get(j, False if j in touching else None) for j in range(len(spans))]


def _shared(a: tuple[str, int, int], b: tuple[str, int, int]) -> float:
    """How much of both spans is shared; 0 where that is too little to be one."""
    shared = min(a[2], b[2]) - max(a[1], b[1])
    if a[0] != b[0] or shared <= 0:
        return 0.0
    whole, shorter = max(a[2], b[2]) - min(a[1], b[1]), min(a[2] - a[1], b[2] - b[1])
    return shared / whole if shared >= _SHARED * whole or shared >= _OF_SHORTER * shorter else 0.0


def news_rows(gold: Path) -> Iterable[tuple[str, str, tuple[dict[str, str], ...]]]:
    """(name, group, rows) of real news that was looked at for what is no outcome: PolNeAR and ECB+."""
    lines = (gold / "polnear_train.jsonl").read_text(encoding="utf-8").split("\n")
    articles = [json.loads(line) for line in lines if line]
    short = sorted((a for a in articles if len(a["text"]) < 5000), key=lambda a: (a["date"], a["id"]))
    for k in range(4):
        part = short[k * len(short) // 4 :][:18]
        rows = tuple(
            {"id": a["id"], "published": a["date"][:10], "publisher": a["publisher"], "title": a["title"]}
            | {"text": a["text"]}
            for a in part
        )
        yield f"polnear-{k}", "polnear", rows
    lines = (gold / "ecbplus_docs.jsonl").read_text(encoding="utf-8").split("\n")
    documents = [d for line in lines if line and (d := json.loads(line))["split"] == "train"]
    for topic in TOPICS:
        part = sorted((d for d in documents if str(d["topic"]) == topic), key=lambda d: d["id"])[:20]
        rows = tuple(
            {"id": d["id"].replace("/", "_"), "published": f"2012-03-{i + 1:02d}", "text": d["text"]}
            for i, d in enumerate(part)
        )
        yield f"ecbplus-{topic}", "ecbplus", rows
