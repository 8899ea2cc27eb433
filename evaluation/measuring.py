"""The parts of the evaluation: the gold each reads, how it is answered, and how it is judged."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["PARTS", "Measure", "Part", "PartError", "Work", "lower_is_better", "room_of"]

HERE = Path(__file__).parent
COMMITMENT_SCORER = "commitments/score_commitments.py"
LONGEST = 1800
"""Seconds after which a prediction or a scorer is given up."""
Figures = dict[str, float]


class PartError(Exception):
    """A part could not be measured; the message says why."""


@dataclass(frozen=True)
class Measure:
    """A figure: its key, what the table calls it, whether less of it is better, and how far it may fall.

    ``room`` are the points below the figure at which its floor is set; None leaves them to the floors.
    """

    key: str
    label: str
    less_is_better: bool = False
    room: float | None = None


@dataclass(frozen=True)
class Part:
    """One part of the evaluation: the gold it reads, its measures, and the function that takes them.

    A ``long`` part is taken only where it is asked for by name.
    """

    name: str
    gold: tuple[str, ...]
    measures: tuple[Measure, ...]
    take: Callable[[Work], Figures]
    long: bool = False


@dataclass(frozen=True)
class Work:
    """Where one part finds the gold and leaves its answers."""

    gold: Path
    out: Path

    def predict(self, script: str, *arguments: str | Path) -> None:
        """Runs ``predict_SCRIPT.py``."""
        _run([HERE / f"predict_{script}.py", *arguments])

    def score(self, scorer: str, *arguments: str | Path) -> str:
        """What one of the gold's scorers prints."""
        return _run([self.gold / scorer, *arguments])

    def rows_of(self, name: str, keep: Callable[[dict[str, Any]], bool]) -> Path:
        """A file of those rows of the gold for which ``keep`` holds."""
        chosen = self.out / f"gold-{name}"
        with (self.gold / name).open(encoding="utf-8") as lines, chosen.open("w", encoding="utf-8") as sink:
            sink.writelines(line for line in lines if keep(json.loads(line)))
        return chosen


def _run(command: list[str | Path]) -> str:
    words = [sys.executable, *map(str, command)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired as error:
        raise PartError(f"{Path(words[1]).name} took more than {LONGEST} seconds") from error
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise PartError(f"{Path(words[1]).name} failed: {last}")
    return done.stdout


def _numbers(pattern: str, text: str) -> list[float]:
    found = re.search(pattern, text)
    if found is None:
        raise PartError(f"the scorer's answer was not understood: {text.strip()[:200]}")
    return [float(x) for x in found.groups()]


def _times(corpus: str) -> Callable[[Work], Figures]:
    def take(work: Work) -> Figures:
        gold, found = work.gold / f"{corpus}.jsonl", work.out / f"{corpus}.jsonl"
        work.predict("times", gold, found)
        row = work.score("score/score_timex.py", gold, found).splitlines()[1]
        number = r"\s+(-?[\d.]+)"
        bars = _numbers(rf"{number * 3} \|{number * 3} \|{number * 2} \|{number * 2}", row)
        return dict(
            zip(
                ("strict", "relaxed", "type", "value", "interval", "interval_accuracy"),
                _chosen(bars),
                strict=True,
            )
        )

    return take


def _chosen(bars: list[float]) -> list[float]:
    return [bars[2], bars[5], *bars[6:10]]


def _attributions(work: Work) -> Figures:
    gold, found, scores = (
        work.gold / "polnear_dev.jsonl",
        work.out / "attributions.jsonl",
        work.out / "scores.json",
    )
    work.predict("attributions", gold, found)
    work.score("score/attr_score.py", gold, found, "--json", scores)
    s = json.loads(scores.read_text(encoding="utf-8"))
    by_type = s["content_iou50_recall_by_type"]
    return {
        **{role: s["token"][role]["f1"] for role in ("source", "cue", "content")},
        "content_exact": s["content_exact"]["f1"],
        "content_iou50": s["content_iou50"]["f1"],
        "full": s["full_iou50"]["f1"],
        **{f"recall_{kind}": by_type[kind]["recall"] for kind in ("direct", "indirect", "mixed")},
    }


def _event_dates(work: Work) -> Figures:
    found = work.out / "events.jsonl"
    work.predict("event_dates", work.gold / "se15_docs.jsonl", found)
    told = work.score("score/event_dates.py", work.gold / "se15_timelines.jsonl", found)
    share, dated = _numbers(r"right \d+ ([\d.]+) %   dated \d+ right \d+ ([\d.]+) %", told)
    return {"all": share, "dated": dated}


def _factuality(corpus: str) -> Callable[[Work], Figures]:
    def take(work: Work) -> Figures:
        gold = work.rows_of(f"{corpus}.jsonl", lambda row: row["split"] == "dev")
        found = work.out / f"{corpus}.jsonl"
        work.predict("factuality", gold, found)
        first, second = work.score("score/classify.py", "fact", gold, found).splitlines()[:2]
        distance = ast.literal_eval(first.partition("; ")[2])
        classes = ast.literal_eval(second)
        return {"mae": distance["mae"], "r": distance["pearson_r"], "macro_f1": 100 * classes["macro_f1"]}

    return take


def _event_links(work: Work) -> Figures:
    mentions, found = work.gold / "ecbplus_mentions.jsonl", work.out / "links.jsonl"
    work.predict("event_links", work.gold / "ecbplus_docs.jsonl", mentions, found)
    told = work.score("score/coref.py", mentions, found, "--split", "dev", "--kind", "event")
    names = ("muc", "b3", "ceafe", "pairwise")
    figures = {name: _numbers(rf"{name} P [\d.]+ R [\d.]+ F ([\d.]+)", told)[0] for name in names}
    return {**figures, "conll": _numbers(r"CoNLL ([\d.]+)", told)[0]}


def _copies(work: Work) -> Figures:
    documents, found = work.gold / "derived_docs.jsonl", work.out / "copies.jsonl"
    work.predict("copies", documents, found)
    told = work.score("score/copies.py", documents, work.gold / "derived_pairs.jsonl", found)
    names = ("precision", "recall", "f1", "quoteline", "rewrite", "cut", "syndicated", "direction")
    return {name: _numbers(rf"\b{name} ([\d.]+)", told)[0] for name in names}


def _copies_read(work: Work) -> Figures:
    told = _run([HERE / "score_copies_sample.py", work.gold / "t17_articles.jsonl"])
    figures = {}
    for draw in ("1", "2", "3"):
        pattern = rf"today {draw} pairs \d+ precision ([\d.]+) right_kept ([\d.]+)"
        figures[f"precision_{draw}"], figures[f"right_kept_{draw}"] = _numbers(pattern, told)
    return figures


def _origins(work: Work) -> Figures:
    told = _run([HERE / "score_origins.py", work.gold])
    return {"right": _numbers(r"origins read \d+ right ([\d.]+)", told)[0]}


def _commitments(story: str) -> Callable[[Work], Figures]:
    def take(work: Work) -> Figures:
        gold, found = work.gold / "commitments" / f"{story}.json", work.out / f"{story}.jsonl"
        work.predict("commitments", work.gold / "se15_docs.jsonl", gold, found)
        return _commitment_figures(work, gold, found)

    return take


def _stories(half: str) -> Callable[[Work], Figures]:
    def take(work: Work) -> Figures:
        gold, found = work.out / f"gold-{half}.json", work.out / f"{half}.jsonl"
        work.predict("stories", half, gold, found)
        return _commitment_figures(work, gold, found)

    return take


def _timelines(*topics: str) -> Callable[[Work], Figures]:
    def take(work: Work) -> Figures:
        references = work.rows_of("t17_timelines.jsonl", lambda row: row["topic"] in topics)
        found = work.out / "timelines.jsonl"
        work.predict("timelines", work.gold / "t17_articles.jsonl", references, found)
        stop = ("--stem", "--stop", work.gold / "score" / "smart_stop.txt")
        told = work.score("score/timeline.py", references, found, *stop)
        names = {"date_f1": "date F1", "align_r1": r"align\+m:1 R1", "align_r2": r"align\+m:1 R2"}
        return {
            key: 100 * _numbers(rf"{label}\s+P [\d.]+ R [\d.]+ F ([\d.]+)", told)[0]
            for key, label in names.items()
        }

    return take


def _commitment_figures(work: Work, gold: Path, found: Path) -> Figures:
    told = json.loads(work.score(COMMITMENT_SCORER, gold, found, "--json"))
    hard = ("reports_done", "reports_not_done", "cancels", "denies")
    acts = [told["recall_by_act"].get(act, {"found": 0, "gold": 0}) for act in hard]
    outcome = sum(a["found"] for a in acts) / max(1, sum(a["gold"] for a in acts))
    wanted = [m.key for m in COMMITMENT_MEASURES if m.key != "outcome_recall"]
    return {**{key: 100 * (told[key] or 0.0) for key in wanted}, "outcome_recall": 100 * outcome}


def _timeline_measures(room: float) -> tuple[Measure, ...]:
    """The measures of timelines; one day more or less is all the news that a short list can have."""
    return (
        Measure("date_f1", "days F", room=room),
        Measure("align_r1", "words F, days aligned", room=room / 2),
        Measure("align_r2", "pairs of words, aligned", room=room / 2),
    )


def lower_is_better(name: str) -> bool:
    """Whether less of the figure ``PART.KEY`` is better."""
    return any(f"{p.name}.{m.key}" == name and m.less_is_better for p in PARTS for m in p.measures)


def room_of(name: str) -> float | None:
    """The room of the figure ``PART.KEY``, where it has one of its own."""
    rooms = {f"{p.name}.{m.key}": m.room for p in PARTS for m in p.measures}
    return rooms.get(name)


TIME_MEASURES = (
    Measure("strict", "exact span F"),
    Measure("relaxed", "overlapping span F"),
    Measure("type", "type F"),
    Measure("value", "value F"),
    Measure("interval", "interval F"),
    Measure("interval_accuracy", "interval, of the found"),
)
ATTRIBUTION_MEASURES = (
    Measure("source", "source words F"),
    Measure("cue", "cue words F"),
    Measure("content", "content words F"),
    Measure("content_exact", "content exact F"),
    Measure("content_iou50", "content half shared F"),
    Measure("full", "whole triple F"),
    Measure("recall_direct", "recall, direct"),
    Measure("recall_indirect", "recall, indirect"),
    Measure("recall_mixed", "recall, mixed"),
)
FACTUALITY_MEASURES = (
    Measure("mae", "mean error, less is better", less_is_better=True),
    Measure("r", "correlation"),
    Measure("macro_f1", "three classes, macro F"),
)
LINK_MEASURES = (
    Measure("muc", "MUC F"),
    Measure("b3", "B3 F"),
    Measure("ceafe", "CEAF-e F"),
    Measure("conll", "CoNLL F"),
    Measure("pairwise", "pairs F"),
)
COPY_MEASURES = (
    Measure("precision", "precision"),
    Measure("recall", "recall"),
    Measure("f1", "F"),
    Measure("quoteline", "recall, one line quoted"),
    Measure("rewrite", "recall, rewritten"),
    Measure("cut", "recall, shortened"),
    Measure("syndicated", "recall, reprinted"),
    Measure("direction", "right direction"),
)
ORIGIN_MEASURES = (Measure("right", "counts right, of those read"),)
COPIES_READ_MEASURES = (
    Measure("precision_1", "precision, draw before tuning"),
    Measure("right_kept_1", "of its right ones reported"),
    Measure("precision_2", "precision, fresh draw"),
    Measure("right_kept_2", "of its right ones reported"),
    Measure("precision_3", "precision, lifted sentences"),
    Measure("right_kept_3", "of its right ones reported"),
)
COMMITMENT_MEASURES = (
    Measure("mention_p", "mentions, precision"),
    Measure("mention_r", "mentions, recall"),
    Measure("mention_f1", "mentions F"),
    Measure("outcome_recall", "recall, done/not/off/denied"),
    Measure("act_acc", "act, of the found"),
    Measure("actor_acc", "actor, of the found"),
    Measure("speaker_acc", "speaker, of the found"),
    Measure("anonymity_acc", "anonymity, of the found"),
    Measure("due_exact_dated", "window exact, of the dated"),
    Measure("due_tolerant_dated", "window half shared, dated"),
    Measure("b3_f1", "grouping B3 F"),
    Measure("b3_xdoc_f1", "grouping across documents"),
    Measure("near_miss_false_alarm", "near misses taken (less!)", less_is_better=True),
    Measure("status_acc", "final status, all"),
    Measure("status_acc_found", "final status, of the found"),
)

PARTS = (
    Part("attributions", ("polnear_dev.jsonl",), ATTRIBUTION_MEASURES, _attributions),
    Part("event_links", ("ecbplus_docs.jsonl", "ecbplus_mentions.jsonl"), LINK_MEASURES, _event_links),
    *(
        Part(f"factuality.{c}", (f"{c}.jsonl",), FACTUALITY_MEASURES, _factuality(c))
        for c in ("uw", "uds", "factbank", "meantime")
    ),
    *(
        Part(
            f"commitments.{s}",
            ("se15_docs.jsonl", f"commitments/{s}.json"),
            COMMITMENT_MEASURES,
            _commitments(s),
        )
        for s in ("automakers", "apple")
    ),
    *(
        Part(f"stories.{half}", (COMMITMENT_SCORER,), COMMITMENT_MEASURES, _stories(half))
        for half in ("tune", "test", "practice", "practice_2")
    ),
    Part(
        "event_dates",
        ("se15_docs.jsonl", "se15_timelines.jsonl"),
        (Measure("all", "right, of all"), Measure("dated", "right, of the dated")),
        _event_dates,
    ),
    *(Part(f"times.{c}", (f"{c}.jsonl",), TIME_MEASURES, _times(c)) for c in ("timebank", "aquaint")),
    Part("copies", ("derived_docs.jsonl", "derived_pairs.jsonl"), COPY_MEASURES, _copies),
    Part("copies_read", ("t17_articles.jsonl",), COPIES_READ_MEASURES, _copies_read),
    Part("origins", ("ecbplus_docs.jsonl", "t17_articles.jsonl"), ORIGIN_MEASURES, _origins),
    Part(
        "timelines.one_topic",
        ("t17_articles.jsonl", "t17_timelines.jsonl"),
        _timeline_measures(3.0),
        _timelines("mj"),
    ),
    Part(
        "timelines.all_topics",
        ("t17_articles.jsonl", "t17_timelines.jsonl"),
        _timeline_measures(1.0),
        _timelines("haiti", "libya", "finan", "mj"),
        long=True,
    ),
)
