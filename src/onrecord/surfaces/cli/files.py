"""Files that commands write for other programs."""

from __future__ import annotations

from pathlib import Path

from onrecord.errors import UsageError
from onrecord.surfaces.cli.console import terminal

__all__ = ["write_file"]


def write_file(path: Path, content: bytes) -> None:
    """The file holds the content, and its path is said; raises UsageError where that is not possible."""
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror})") from error
    terminal.say(f"Wrote {path}")
