"""Scores onrecord on the gold folder and compares every figure with its floor.

The gold is read from the folder named by ONRECORD_GOLD, else from ../shared/gold beside the repository. It
is judged by its own scorers. The exit code is 1 where a figure fell below its floor or could not be taken.

    ./dev evaluate                                  everything but what takes long
    ./dev evaluate --only times --only copies       some parts ("times" is times.timebank and times.aquaint)
    ./dev evaluate --only timelines                 what takes long is named: all topics, about ten minutes
    ./dev evaluate --write-floors                   raises the floors to what was measured, less a little
    ./dev evaluate --write-floors --lower copies.f1 --reason "..."
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from floors import Floors, Lowering, sha256_of
from measuring import PARTS, Part, PartError, Work

HERE = Path(__file__).parent
AT_ONCE = 2


@dataclass(frozen=True)
class Outcome:
    """What came of one part: its figures, or why there are none."""

    part: Part
    figures: dict[str, float]
    seconds: float
    failure: str | None = None

    def named(self) -> dict[str, float]:
        """The figures under their full names."""
        return {f"{self.part.name}.{key}": figure for key, figure in self.figures.items()}


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code: 0 where every figure holds its floor, or where there is no gold to measure on."""
    options = _options(arguments)
    gold = _gold_folder()
    if gold is None:
        print("The gold folder is absent (ONRECORD_GOLD, else ../shared/gold), so nothing was scored.")
        return 0
    parts = [p for p in PARTS if _is_asked(p, options.only)]
    if not parts:
        print(f"No part has that name. Parts: {', '.join(p.name for p in PARTS)}", file=sys.stderr)
        return 2
    floors = Floors.read(HERE / "floors.json")
    outcomes = _take(parts, gold, options.keep)
    hashes = {name: sha256_of(gold / name) for o in outcomes for name in o.part.gold}
    peers = json.loads((HERE / "peers.json").read_text(encoding="utf-8"))["peers"]
    print("\n".join(_table(outcomes, floors, peers)))
    _say_gold(floors.gold, hashes)
    if options.write_floors:
        return _write(floors, outcomes, hashes, options.lower, options.reason)
    return _verdict(outcomes, floors)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    reader = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    reader.add_argument(
        "--only", action="append", default=[], metavar="NAME", help="run one part; may be repeated"
    )
    reader.add_argument("--write-floors", action="store_true", help="raise the floors to what was measured")
    reader.add_argument(
        "--lower", action="append", default=[], metavar="NAME", help="a floor that may be lowered"
    )
    reader.add_argument("--reason", help="why it is lowered; kept in floors.json")
    reader.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the answers that were scored")
    options = reader.parse_args(arguments)
    if options.lower and not (options.reason and options.write_floors):
        reader.error("--lower needs --write-floors and --reason")
    return options


def _gold_folder() -> Path | None:
    named = os.environ.get("ONRECORD_GOLD")
    folder = Path(named) if named else HERE.parent.parent / "shared" / "gold"
    return folder.resolve() if (folder / "score").is_dir() else None


def _is_asked(part: Part, only: Sequence[str]) -> bool:
    return any(_is_named(part.name, name) for name in only) if only else not part.long


def _is_named(part: str, name: str) -> bool:
    return part == name or part.startswith(f"{name}.")


def _take(parts: Sequence[Part], gold: Path, keep: Path | None) -> list[Outcome]:
    with tempfile.TemporaryDirectory(prefix="onrecord-evaluate-") as temporary:
        folder = keep.resolve() if keep else Path(temporary)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(partial(_take_part, gold, folder), parts))


def _take_part(gold: Path, folder: Path, part: Part) -> Outcome:
    out = folder / part.name
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    try:
        missing = [name for name in part.gold if not (gold / name).is_file()]
        if missing:
            raise PartError(f"the gold lacks {', '.join(missing)}")
        figures, failure = part.take(Work(gold, out)), None
    except PartError as error:
        figures, failure = {}, str(error)
    seconds = time.monotonic() - began
    print(f"{part.name}: {seconds:.0f} s{' - ' + failure if failure else ''}", file=sys.stderr)
    return Outcome(part, figures, seconds, failure)


def _table(
    outcomes: Iterable[Outcome], floors: Floors, peers: Mapping[str, Mapping[str, float]]
) -> Iterable[str]:
    yield f"{'':30}{'ours':>8}{'floor':>8}     the best others on this gold"
    for outcome in outcomes:
        yield ""
        yield outcome.part.name
        if outcome.failure:
            yield f"  not measured: {outcome.failure}"
        for measure in outcome.part.measures if outcome.figures else ():
            name = f"{outcome.part.name}.{measure.key}"
            figure, floor = outcome.figures[measure.key], floors.floors.get(name)
            shown = "" if floor is None else _shown(floor, measure.key)
            mark = "   " if floors.holds(name, figure) else " < "
            others = ", ".join(
                f"{who} {_shown(value, measure.key)}" for who, value in peers.get(name, {}).items()
            )
            yield f"  {measure.label:28}{_shown(figure, measure.key):>8}{shown:>8}{mark}  {others}".rstrip()
    yield ""


def _shown(figure: float, key: str) -> str:
    return f"{figure:.3f}" if key in ("mae", "r") else f"{figure:.1f}"


def _say_gold(known: Mapping[str, str], hashes: Mapping[str, str]) -> None:
    other = sorted(name for name, digest in hashes.items() if known.get(name, digest) != digest)
    if other:
        print(f"The floors were measured on other gold: {', '.join(other)} differ, so compare with care.")


def _write(
    floors: Floors,
    outcomes: Sequence[Outcome],
    hashes: Mapping[str, str],
    lower: Sequence[str],
    reason: str | None,
) -> int:
    figures = {name: figure for o in outcomes for name, figure in o.named().items()}
    refused = floors.raise_to(figures, [Lowering(name, reason or "") for name in lower])
    floors.gold.update({name: hashes[name] for o in outcomes if not o.failure for name in o.part.gold})
    floors.write()
    print(f"Floors written: {len(figures)} figures measured.", *refused, sep="\n")
    return 1 if refused or any(o.failure for o in outcomes) else 0


def _verdict(outcomes: Sequence[Outcome], floors: Floors) -> int:
    figures = {name: figure for o in outcomes for name, figure in o.named().items()}
    fallen = [name for name, figure in figures.items() if not floors.holds(name, figure)]
    failed = [o.part.name for o in outcomes if o.failure]
    if fallen:
        print(f"Below the floor: {', '.join(fallen)}")
    if failed:
        print(f"Not measured: {', '.join(failed)}")
    if not fallen and not failed:
        print(f"{len(figures)} figures, none below its floor.")
    return 1 if fallen or failed else 0


if __name__ == "__main__":
    sys.exit(main())
