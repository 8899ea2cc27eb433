"""Looks up every sentence of dossiers on random subjects of 1,000 real articles, in all four formats.

A subject is a party that several articles name, drawn at random. Every sentence that the JSON, the page, the
Markdown or the terminal shows must stand at offsets of a document, in the words that are shown, and where a
document's number stands beside it, in that document (``tests/resolving.py`` says how that is looked up).

    ./dev soak resolves [--articles 1000] [--subjects 20] [--seed 1] [--ledger FILE]
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from random import Random

from _running import articles

from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger, open_ledger
from onrecord.pipeline import Clocks, add_sources, layers_at
from onrecord.records import Layers, Subject
from onrecord.tracking import assemble_dossier

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))
from resolving import FORMATS, Checked, check_dossier

TODAY = date(2014, 1, 1)
FEWEST = 3
"""Articles that name a party, from which it is a subject."""


def main() -> int:
    """The exit code: 0 where every sentence resolved."""
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument("--articles", type=int, default=1000)
    reader.add_argument("--subjects", type=int, default=20)
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--ledger", help="keep what was read in this file, and use it where it is there")
    asked = reader.parse_args()
    with _ledger(asked.ledger, asked.articles) as ledger:
        layers = layers_at(ledger, Clocks(today=TODAY))
    whole = Checked()
    print(f"{'documents':>9} {'lines':>6} " + " ".join(f"{name:>9}" for name in FORMATS) + " unresolved")
    for subject in _subjects(layers, asked.subjects, Random(asked.seed)):  # noqa: S311  a draw, no secret
        dossier = assemble_dossier(layers, subject, TODAY)
        checked = check_dossier(dossier, layers)
        lines = sum(len(section.lines) for section in dossier.sections)
        _say(len(dossier.documents), lines, checked)
        whole.add(checked)
    _say(len(layers.documents), 0, whole)
    print("\n".join(whole.unresolved[:20]))
    return 1 if whole.unresolved else 0


def _say(documents: int, lines: int, checked: Checked) -> None:
    shown = " ".join(f"{checked.sentences[name]:9}" for name in FORMATS)
    print(f"{documents:9} {lines:6} {shown} {len(checked.unresolved):10}", flush=True)


@contextmanager
def _ledger(path: str | None, number: int) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory(prefix="onrecord-soak-") as work:
        source = Path(work, "articles.jsonl")
        rows = articles("t17_articles.jsonl", "published", number)
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        with open_ledger(path or str(Path(work, "articles.db")), create=True) as ledger:
            if ledger.length() == 0:
                add_sources(ledger, [str(source)], IntakeOptions())
            yield ledger


def _subjects(layers: Layers, number: int, random: Random) -> Iterator[Subject]:
    """Parties that several articles name, each as likely as any other."""
    named = Counter(party.name for reading in layers.readings for party in reading.parties)
    names = sorted(name for name, count in named.items() if count >= FEWEST)
    yield from (Subject(parties=(name,)) for name in random.sample(names, min(number, len(names))))


if __name__ == "__main__":
    sys.exit(main())
