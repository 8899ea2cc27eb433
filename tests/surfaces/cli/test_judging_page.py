"""Every command of the page on judging runs, in its order, on a small ledger."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from surfaces.cli.running import Ran, run

PAGE = Path(__file__).parents[3] / "docs" / "judging.md"
_ID = re.compile(r"\b(?:q|m|i)-[0-9a-f]{12}\b")


def _commands() -> list[list[str]]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    return [shlex.split(line, comments=True)[1:] for line in lines if line.startswith("onrecord ")]


def test_the_page_on_judging_runs(desk: Path) -> None:
    (statement, *_) = run("export", "statements").rows()
    (commitment, *_) = run("export", "commitments").rows()
    own = {"s": statement["statement"], "cs": commitment["commitment"]}
    commands = _commands()
    assert len(commands) > 25
    for command in commands:
        words = [own.get(w.removesuffix("-0123456789ab"), w) for w in command]
        ran: Ran = run(*words, environment={"ONRECORD_AUTHOR": "Ada Brom"})
        assert ran.code == 0, (words, ran.err)
        for made in _ID.findall(ran.out) if command[1] in ("ask", "start", "add") else ():
            own.setdefault(made.partition("-")[0], made)
