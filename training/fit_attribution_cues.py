"""Fits the weights of attribution cues: fit_attribution_cues.py GOLD OUT.

GOLD has rows {id, text, attributions: [{source, cue, content}]}. Every cue that the rules find is a case;
it is a good one if its cue meets the cue of a gold attribution and its content shares half of the words.
The weights are those of a logistic regression over the features that the reader itself computes.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.reading.attribution.assemble import parts_of
from onrecord.reading.attribution.candidates import candidates_in
from onrecord.reading.attribution.complete import complete_quotes
from onrecord.reading.attribution.quotes import find_quotations
from onrecord.reading.parse import ParsedDocument, parse_documents
from onrecord.records import Document, sha256_hex

WORD = re.compile(r"\w+(?:[’'\-./]\w+)*")
COMMENT = (
    "Weights of attribution cues: log-odds of features, fitted on PolNeAR's training documents by "
    "training/fit_attribution_cues.py; see weights.md"
)
STEPS, RATE, RIDGE, LEAST, SMALLEST = 300, 0.05, 1.0, 3, 0.03

Case = tuple[tuple[str, ...], bool]


def words_in(words: list[tuple[int, int]], spans: Iterable[Iterable[int]]) -> set[int]:
    """The positions of the words that the spans touch."""
    return {i for start, end in spans for i, (a, b) in enumerate(words) if a < end and start < b}


def cases_of(row: dict[str, Any], parsed: ParsedDocument) -> list[Case]:
    """Features of every candidate of a document, and whether it is a good one."""
    words = [m.span() for m in WORD.finditer(parsed.text)]
    gold = [(a["cue"], words_in(words, a["content"])) for a in row["attributions"]]
    quotations = find_quotations(parsed.text)
    cases = []
    for sentence in parsed.sentences:
        for candidate in candidates_in(sentence, parsed.text, quotations):
            parts = parts_of(parsed, candidate)
            content = words_in(words, complete_quotes(parsed.text, quotations, [parts])[0])
            good = any(
                2 * len(content & wanted) >= len(content | wanted) > 0
                for cue, wanted in gold
                if any(a < end and start < b for a, b in parts.cue for start, end in cue)
            )
            cases.append((candidate.features, good))
    return cases


def fit(cases: list[Case]) -> dict[str, float]:
    """Weights by feature name; rare and near-zero ones are left out."""
    counts = Counter(chain.from_iterable(features for features, _ in cases))
    index = {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= LEAST))}
    held = [[index[f] for f in features if f in index] for features, _ in cases]
    columns = np.fromiter(chain.from_iterable(held), dtype=np.int64)
    rows = np.repeat(np.arange(len(held)), [len(h) for h in held])
    good = np.array([float(g) for _, g in cases])
    weights, mean, square = (np.zeros(len(index)) for _ in range(3))
    for step in range(1, STEPS + 1):  # Adam: no learning rate to tune for each feature's frequency
        odds = np.bincount(rows, weights=weights[columns], minlength=len(held))
        error = 1 / (1 + np.exp(-odds)) - good
        slope = np.bincount(columns, weights=error[rows], minlength=len(index)) + RIDGE * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(weights[i]), 3) for f, i in index.items() if abs(weights[i]) >= SMALLEST}


def main(gold: Path, out: Path) -> None:
    """Writes the weights as JSON, names in order, so that two runs can be compared."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    documents = (
        Document(r["id"], r["text"], sha256_hex(r["text"]), sha256_hex(r["text"]), "gold text") for r in rows
    )
    cases = [
        case
        for row, parsed in zip(rows, parse_documents(documents), strict=True)
        for case in cases_of(row, parsed)
    ]
    weights = fit(cases)
    out.write_text(
        json.dumps({"comment": COMMENT, "weights": weights}, ensure_ascii=False, indent=0, sort_keys=True)
        + "\n",
        encoding="utf-8",
    )
    print(f"{len(cases)} cases, {sum(g for _, g in cases)} good, {len(weights)} weights")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
