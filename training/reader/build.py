"""Trains, exports and writes the reader's files: ``build.py GOLD OUT``; see README.md."""

from __future__ import annotations

import argparse
from pathlib import Path

from export import export
from train import train


def main() -> None:
    """OUT/model holds what is shipped."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument(
        "--without-attributions", action="store_true", help="the variant that learns nothing from PolNeAR"
    )
    given = arguments.parse_args()
    train(given.gold, given.out, attributions=not given.without_attributions)
    export(given.out, given.out / "model")


if __name__ == "__main__":
    main()
