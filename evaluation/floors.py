"""The floors: figures below which a change is not taken, and the gold on which they were measured."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from measuring import lower_is_better, room_of

__all__ = ["Floors", "Lowering", "sha256_of"]

TOLERANCE = 0.3
"""Points by which a floor stays under the figure it was set from; a hundredth of it for figures up to 6."""
SMALL = ("mae", "r")


@dataclass(frozen=True)
class Lowering:
    """A floor that someone lowers on purpose, and why."""

    name: str
    reason: str


@dataclass
class Floors:
    """What ``floors.json`` holds: floors by name, hashes of the gold by file, and every lowering so far."""

    path: Path
    floors: dict[str, float]
    gold: dict[str, str]
    lowered: list[dict[str, Any]]

    @classmethod
    def read(cls, path: Path) -> Floors:
        """The floors of a file; none where there is no file yet."""
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        return cls(path, kept.get("floors", {}), kept.get("gold", {}), kept.get("lowered", []))

    def holds(self, name: str, figure: float) -> bool:
        """Whether a figure is as good as its floor; a figure without a floor always is."""
        floor = self.floors.get(name)
        return floor is None or not _is_worse(name, round(figure, 4), floor)

    def raise_to(self, figures: Mapping[str, float], lowerings: Iterable[Lowering]) -> list[str]:
        """Raises floors to the figures less the tolerance, lowers those named, and says what was refused."""
        reasons = {lowering.name: lowering.reason for lowering in lowerings}
        refused = []
        for name, figure in figures.items():
            new, old = _floor_of(name, figure), self.floors.get(name)
            if old is None or _is_worse(name, old, new):
                self.floors[name] = new
            elif name in reasons and new != old:
                self.floors[name] = new
                day = datetime.now(UTC).date().isoformat()
                entry = {"name": name, "from": old, "to": new, "on": day, "reason": reasons[name]}
                self.lowered.append(entry)
            elif _is_worse(name, figure, old):
                refused.append(
                    f"{name} stays at {old:g}: {figure:.2f} was measured (lower it with --lower and --reason)"
                )
        return refused

    def write(self) -> None:
        """Writes the file, in a stable order."""
        held = {
            "gold": dict(sorted(self.gold.items())),
            "floors": dict(sorted(self.floors.items())),
            "lowered": self.lowered,
        }
        self.path.write_text(json.dumps(held, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _is_worse(name: str, figure: float, than: float) -> bool:
    return figure > than if lower_is_better(name) else figure < than


def _floor_of(name: str, figure: float) -> float:
    small = name.rpartition(".")[2] in SMALL
    own = room_of(name)
    room = own if own is not None else TOLERANCE / 100 if small else TOLERANCE
    return round(figure + room if lower_is_better(name) else max(0.0, figure - room), 3 if small else 1)


def sha256_of(path: Path) -> str:
    """The hash of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
