"""Scores statements on the project's own texts, and tells how far their two annotations agree.

usage: score_own_texts.py --agreement [--half HALF] [--differences] [--texts FOLDER]
       score_own_texts.py PRED [--half HALF] [--against adjudicated|first|second] [--differences]
                          [--reliability] [--texts FOLDER]

PRED is the output of ``onrecord read evaluation/own_texts/texts.jsonl --layer statements --json``. It is
scored against the adjudicated annotation or, until that exists, against each hand that there is. FOLDER
holds texts and annotations (evaluation/own_texts); HALF is a part of them that its split.json names.

Statements are matched one to one inside a document, the best shared first, where their characters (first to
last) overlap by half or more (intersection over union). All that is said of sources, modality and polarity is
said of matched statements. A chain is right when all its links have the right name (case and a leading
article aside) and anonymity. The guide calls the last link, the publisher, unattributed whether or not its
name is known; readers may call a known publisher named. "Last link by name" leaves the anonymity of that one
aside. A first speaker is a link before the publisher; of those shown with a name it is told how many are
wrong, that is where gold's first speaker has another name or none.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).with_name("own_texts")
HALF_SHARED = 0.5
Row = dict[str, Any]
Pair = tuple[Row, Row]
Link = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two annotations of the same documents: the rows that match, and those that stand alone."""

    pairs: tuple[Pair, ...]
    only_gold: tuple[Row, ...]
    only_found: tuple[Row, ...]


def align(gold: Iterable[Row], found: Iterable[Row]) -> Alignment:
    """Every row is in one pair or stands alone; pairs that share most are made first."""
    gold_rows, found_rows = list(gold), list(found)
    by_document: dict[str, list[int]] = defaultdict(list)
    for j, row in enumerate(found_rows):
        by_document[row["document"]].append(j)
    candidates = sorted(
        (-shared(row, found_rows[j]), i, j)
        for i, row in enumerate(gold_rows)
        for j in by_document[row["document"]]
        if shared(row, found_rows[j]) >= HALF_SHARED
    )
    taken_gold: dict[int, int] = {}
    taken_found: set[int] = set()
    for _, i, j in candidates:
        if i not in taken_gold and j not in taken_found:
            taken_gold[i] = j
            taken_found.add(j)
    return Alignment(
        pairs=tuple((gold_rows[i], found_rows[taken_gold[i]]) for i in sorted(taken_gold)),
        only_gold=tuple(row for i, row in enumerate(gold_rows) if i not in taken_gold),
        only_found=tuple(row for j, row in enumerate(found_rows) if j not in taken_found),
    )


def shared(a: Row, b: Row) -> float:
    """The characters of both statements as a share of the characters of either."""
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    either = int(max(a["end"], b["end"]) - min(a["start"], b["start"]))
    return max(0, int(common)) / either


def chain(row: Row) -> tuple[Link, ...]:
    """The names and anonymities of a statement's sources, first speaker first."""
    return tuple((_name(source["name"]), source["anonymity"]) for source in row["sources"])


def same_chain(a: Row, b: Row) -> bool:
    """Whether all links have the same name and anonymity."""
    return chain(a) == chain(b)


def same_chain_but_last_anonymity(a: Row, b: Row) -> bool:
    """Whether all links have the same name, and all before the last the same anonymity."""
    return chain(a)[:-1] == chain(b)[:-1] and chain(a)[-1:] != () and chain(a)[-1][0] == chain(b)[-1][0]


def same_first_anonymity(a: Row, b: Row) -> bool:
    """Whether the first sources are as anonymous; a publisher alone is article voice, named or not."""
    return _first_anonymity(a) == _first_anonymity(b)


def _first_anonymity(row: Row) -> str:
    return str(row["sources"][0]["anonymity"]) if len(row["sources"]) > 1 else "article voice"


def _name(name: str | None) -> str | None:
    return None if name is None else re.sub(r"^(the|an?)\s+", "", " ".join(name.casefold().split()))


def named_speaker(row: Row) -> str | None:
    """The name shown as that of the first speaker; none for article voice or a speaker without a name."""
    return _name(row["sources"][0]["name"]) if len(row["sources"]) > 1 else None


def macro_f1(pairs: Iterable[Pair], key: str) -> float:
    """The mean F1 of the classes that either side uses."""
    values = [(a[key], b[key]) for a, b in pairs]
    classes = {value for pair in values for value in pair if value is not None}
    scores = []
    for each in classes:
        right = sum(a == b == each for a, b in values)
        scores.append(2 * right / sum((a == each) + (b == each) for a, b in values))
    return sum(scores) / len(scores) if scores else 0.0


def figures(alignment: Alignment) -> list[tuple[str, str]]:
    """The measures of one comparison, each with its value as it is printed."""
    pairs = alignment.pairs
    gold, found = len(pairs) + len(alignment.only_gold), len(pairs) + len(alignment.only_found)
    shown = [(g, f) for g, f in pairs if named_speaker(f) is not None]
    wrong = sum(named_speaker(g) != named_speaker(f) for g, f in shown)

    def share(same: Callable[[Row, Row], bool]) -> str:
        return _percent(sum(same(g, f) for g, f in pairs), len(pairs))

    return [
        ("statements in gold, found, matched", f"{gold} {found} {len(pairs)}"),
        ("statements, recall", _percent(len(pairs), gold)),
        ("statements, precision", _percent(len(pairs), found)),
        ("statements, F1", _percent(2 * len(pairs), gold + found)),
        ("chain right", share(same_chain)),
        ("chain right, last link by name", share(same_chain_but_last_anonymity)),
        ("anonymity of the first source", share(same_first_anonymity)),
        ("modality, accuracy", share(lambda g, f: bool(g["modality"] == f["modality"]))),
        ("modality, macro F1", f"{100 * macro_f1(pairs, 'modality'):.1f}"),
        ("polarity, accuracy", share(lambda g, f: bool(g["polarity"] == f["polarity"]))),
        (
            "named first speaker wrong, of those shown",
            f"{wrong} of {len(shown)} ({_percent(wrong, len(shown))})",
        ),
    ]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def reliability(alignment: Alignment) -> list[str]:
    """For each field and tenth of stated confidence how often it was right, and the expected calibration
    error: the mean distance of stated and right over the bins, weighted by their statements.
    """
    fields = {
        "named first speaker": [
            (row["confidence"]["speaker"], named_speaker(gold) == named_speaker(row))
            for gold, row in alignment.pairs
            if named_speaker(row) is not None and row["confidence"]["speaker"] is not None
        ],
        "modality": [
            (row["confidence"]["modality"], gold["modality"] == row["modality"])
            for gold, row in alignment.pairs
            if row["modality"] is not None
        ],
    }
    lines = []
    for field, stated in fields.items():
        bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
        for confidence, right in stated:
            bins[min(9, int(confidence * 10))].append((confidence, right))
        error = 0.0
        for tenth, inside in sorted(bins.items()):
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            error += abs(mean - share) * len(inside) / max(1, len(stated))
            lines.append(
                f"  {field:20} stated {tenth / 10:.1f}- {len(inside):4} {mean:.1%} right {share:.1%}"
            )
        lines.append(f"  {field:20} expected calibration error {error:.1%}")
    return lines


def differences(alignment: Alignment) -> list[str]:
    """One line for every statement on which two annotations differ, in order of the texts."""
    lines = [(row, f"only first\t{_told(row)}") for row in alignment.only_gold]
    lines += [(row, f"only second\t{_told(row)}") for row in alignment.only_found]
    for a, b in alignment.pairs:
        told = [
            *(["chain"] if not same_chain(a, b) else []),
            *(key for key in ("modality", "polarity", "quote") if a[key] != b[key]),
        ]
        if told:
            lines.append((a, f"{' '.join(told)}\t{_told(a)}\t{_told(b)}"))
    lines.sort(key=lambda line: (line[0]["document"], line[0]["start"]))
    return [f"{row['document']}\t{told}" for row, told in lines]


def _told(row: Row) -> str:
    names = " < ".join(f"{source['name']}/{source['anonymity']}" for source in row["sources"])
    return f"[{row['start']}] {row['quote']} | {names} | {row['modality']} {row['polarity']}"


def _read(path: Path, half: str | None, texts: Path = TEXTS) -> list[Row]:
    """The rows of a file, those of one half of the texts only where a half is named."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if half is None:
        return rows
    chosen = set(json.loads((texts / "split.json").read_text(encoding="utf-8"))[half])
    return [row for row in rows if row["document"] in chosen]


def _golds(against: str | None, texts: Path = TEXTS) -> dict[str, Path]:
    """The annotations to score against, each under its name."""
    paths = {name: texts / f"{name}_hand.jsonl" for name in ("first", "second")}
    adjudicated = {"adjudicated": texts / "adjudicated.jsonl"}
    if against is not None:
        return {against: {**paths, **adjudicated}[against]}
    if adjudicated["adjudicated"].exists():
        return adjudicated
    return {name: path for name, path in paths.items() if path.exists()}


def _print(title: str, alignment: Alignment) -> None:
    print(title)
    for label, value in figures(alignment):
        print(f"  {label:<44}{value}")


def main() -> None:
    """Prints agreement or score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("pred", nargs="?", type=Path)
    parser.add_argument("--agreement", action="store_true", help="compare the two hands")
    parser.add_argument("--differences", action="store_true", help="list where the two sides differ")
    parser.add_argument("--reliability", action="store_true", help="stated confidence beside what was right")
    parser.add_argument("--texts", type=Path, default=TEXTS, help="the folder of texts and annotations")
    parser.add_argument("--half", help="a part of the texts that the folder's split.json names")
    parser.add_argument("--against", choices=("adjudicated", "first", "second"))
    asked = parser.parse_args()
    if asked.agreement == (asked.pred is not None):
        parser.error("either PRED or --agreement")
    halves = asked.half or "all texts"
    if asked.agreement:
        hands = [
            _read(asked.texts / f"{hand}_hand.jsonl", asked.half, asked.texts) for hand in ("first", "second")
        ]
        compared = [(f"the two hands, {halves}", align(*hands))]
    else:
        found = _read(asked.pred, asked.half, asked.texts)
        compared = [
            (f"{asked.pred} against {name}, {halves}", align(_read(path, asked.half, asked.texts), found))
            for name, path in _golds(asked.against, asked.texts).items()
        ]
    for title, alignment in compared:
        _print(title, alignment)
        print("\n".join(differences(alignment) if asked.differences else []))
        print("\n".join(reliability(alignment) if asked.reliability and asked.pred else []))


if __name__ == "__main__":
    main()
