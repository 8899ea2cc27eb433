"""Writes what a trained reader says of gold texts: ``evaluate.py GOLD.jsonl MODEL_FOLDER OUT.jsonl``.

Rows with tokens and events get factualities; other rows get attributions. Score them with the gold's scorers.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from examples import fact_text, read_rows
from onrecord.reading.encoder.links import read_words
from onrecord.reading.encoder.model import ReaderModel, load_reader
from onrecord.reading.encoder.wordpiece import cut_words
from onrecord.text.sentences import sentence_extents


def attributions(model: ReaderModel, row: dict) -> dict:
    """The row's attributions as the scorer wants them."""
    words = cut_words(row["text"], model.vocabulary)
    links = read_words(model, words, list(sentence_extents(row["text"]))).links
    return {
        "id": row["id"],
        "attributions": [{"source": x.source, "cue": x.cue, "content": x.content} for x in links],
    }


def facts_of(model: ReaderModel, row: dict) -> dict:
    """The row's factualities at its gold event words."""
    text, numbers = fact_text(row, model.vocabulary)
    facts = read_words(model, text.words, [(0, text.words.ends[-1])]).facts
    events = [{"tok": tok, "value": round(facts[word], 3)} for tok, word in numbers.items()]
    return {"id": row["id"], "events": events}


def main(gold: Path, folder: Path, out: Path) -> None:
    """One row a document or sentence, in the order of the gold file."""
    model = load_reader(folder)
    with out.open("w", encoding="utf-8") as sink:
        for row in read_rows(gold):
            found = facts_of(model, row) if "events" in row else attributions(model, row)
            sink.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
