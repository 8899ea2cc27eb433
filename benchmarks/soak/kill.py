"""Kills ``onrecord add`` at random moments and checks that nothing is lost, damaged or different.

Each row of the table is one ledger: ``add`` is killed (signal 9, with all its processes), the ledger is
verified, ``add`` is run again to the end, and the exports are compared byte for byte with those of a run
that nobody disturbed. The last row is one ledger that was killed at every one of the moments in turn.

    ./dev soak kill [FOLDER] [--moments 20] [--seed 1] [--layers documents,statements]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
ONRECORD = ROOT / ".venv" / "bin" / "onrecord"
EXAMPLE = ROOT / "src" / "onrecord" / "examples" / "halvard"
LAYERS = "documents,statements,claims,commitments,issues"
TODAY = "2026-01-01"  # fixed, so that a run over midnight judges no status differently
COLUMNS = "{:>10} {:>6} {:>10} {:>9} {:>9} {:>9}"


@dataclass(frozen=True)
class Plan:
    """What is added, when it is killed, and what is compared."""

    folder: Path
    moments: tuple[float, ...]
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of one ledger."""

    hit: int
    kept: int
    sound_after_kill: bool
    sound_at_end: bool
    same: bool

    @property
    def good(self) -> bool:
        """Whether nothing was lost, damaged or different."""
        return self.sound_after_kill and self.sound_at_end and self.same


def main() -> int:
    """The exit code: 0 where every ledger came out sound and the same."""
    options = _options()
    folder = options.folder.resolve()
    layers = tuple(options.layers.split(","))
    with tempfile.TemporaryDirectory(prefix="onrecord-kill-") as work:
        undisturbed = Path(work) / "undisturbed.db"
        started = time.monotonic()
        _finish_adding(folder, undisturbed)
        seconds = time.monotonic() - started
        wanted = _exports(undisturbed, layers)
        lines = wanted[0].count(b"\n")
        print(f"undisturbed: {seconds:.1f} s, {lines} lines in the layer {layers[0]}", flush=True)
        random = Random(options.seed)  # noqa: S311 - moments, not secrets
        moments = tuple(sorted(random.uniform(0, seconds) for _ in range(options.moments)))
        return _run(Plan(folder, moments, layers), wanted, Path(work))


def _run(plan: Plan, wanted: Sequence[bytes], work: Path) -> int:
    print(COLUMNS.format("killed at", "hits", "kept then", "sound", "finished", "same"))
    outcomes = []
    series = [(f"{moment:.2f} s", (moment,)) for moment in plan.moments]
    for number, (name, moments) in enumerate([*series, ("all in turn", plan.moments)]):
        outcome = _try(Plan(plan.folder, moments, plan.layers), wanted, work / f"{number}.db")
        outcomes.append(outcome)
        words = ["yes" if x else "NO" for x in (outcome.sound_after_kill, outcome.sound_at_end, outcome.same)]
        print(COLUMNS.format(name, outcome.hit, outcome.kept, *words), flush=True)
    good = sum(outcome.good for outcome in outcomes)
    print(f"{good} of {len(outcomes)} ledgers sound and the same as the undisturbed one")
    return 0 if good == len(outcomes) else 1


def _try(plan: Plan, wanted: Sequence[bytes], ledger: Path) -> Outcome:
    hit, kept, sound = 0, 0, True
    for moment in plan.moments:
        hit += _kill_adding(plan.folder, ledger, moment)
        # Killed before the file was made, there is nothing to verify yet.
        if ledger.exists():
            sound = sound and _is_sound(ledger)
            kept = _exports(ledger, ("documents",))[0].count(b"\n")
    _finish_adding(plan.folder, ledger)
    return Outcome(hit, kept, sound, _is_sound(ledger), _exports(ledger, plan.layers) == wanted)


def _kill_adding(folder: Path, ledger: Path, seconds: float) -> bool:
    """Whether the process was still at work when it was killed."""
    process = subprocess.Popen(
        [ONRECORD, "add", folder, "--ledger", ledger],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        # It leads a session of its own, so its workers die with it.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def _finish_adding(folder: Path, ledger: Path) -> None:
    done = subprocess.run([ONRECORD, "add", folder, "--ledger", ledger], capture_output=True, check=False)
    # 1 says that some sources could not be read: they are kept as issues, and compared like all else.
    if done.returncode not in (0, 1):
        sys.stderr.buffer.write(done.stderr)
        raise SystemExit(f"add ended with {done.returncode}")


def _is_sound(ledger: Path) -> bool:
    done = subprocess.run([ONRECORD, "verify", "--ledger", ledger], capture_output=True, check=False)
    if done.returncode != 0:
        sys.stderr.buffer.write(done.stdout + done.stderr)
    return done.returncode == 0


def _exports(ledger: Path, layers: Sequence[str]) -> list[bytes]:
    return [
        subprocess.run(
            [ONRECORD, "export", layer, "--ledger", ledger, "--today", TODAY, "--format", "jsonl"],
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for layer in layers
    ]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE, help="what is added (the example)")
    parser.add_argument("--moments", type=int, default=20, help="how often add is killed")
    parser.add_argument("--seed", type=int, default=1, help="of the random moments")
    parser.add_argument("--layers", default=LAYERS, help="the layers compared, with commas")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
