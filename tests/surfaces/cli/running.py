"""Runs the command line in this process, as a shell would: arguments in; exit code and both outputs out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any
from unittest import mock

from onrecord.surfaces.cli import main

__all__ = ["Ran", "run"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command did."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")

    def rows(self) -> list[dict[str, Any]]:
        """The JSON lines on standard output."""
        return [json.loads(line) for line in self.out.splitlines()]

    def sentences(self) -> list[str]:
        """The lines on standard error."""
        return [line for line in self.err.splitlines() if line.strip()]


def run(
    *arguments: object,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    encoding: str = "utf-8",
) -> Ran:
    """The command ran to its end."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding) for _ in range(2))
    code = 0
    with (
        mock.patch.object(sys, "argv", ["onrecord", *map(str, arguments)]),
        mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")),
        mock.patch.dict("os.environ", environment or {}),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            main()
        except SystemExit as left:
            code = left.code if isinstance(left.code, int) else int(left.code is not None)
    out.flush()
    err.flush()
    return Ran(code, out.buffer.getvalue(), err.buffer.getvalue().decode(encoding))
