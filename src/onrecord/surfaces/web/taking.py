"""Takes in what was pasted, sent as files, or lies in a folder; the ledger keeps the bytes as they came."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import UsageError
from onrecord.intake import IntakeOptions
from onrecord.ledger import open_ledger
from onrecord.pipeline import Added, add_sources
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.deciding import Form
from onrecord.surfaces.web.forms import Files
from onrecord.surfaces.web.imports import Progress

__all__ = ["taking"]

_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file under the name that it gets here."""

    name: str
    content: bytes


def taking(ledger: str, form: Form, files: Files, *, may_name_folder: bool) -> Callable[[Progress], Added]:
    """What takes in the pasted text, the files, or the folder; raises UsageError where there is none.

    ``may_name_folder``: the form comes from the person of this machine, who could add it without the desk.
    """
    options = IntakeOptions(form.words("published") or None, form.words("publisher") or None)
    folder = form.words("folder")
    if folder and not files:
        if not may_name_folder:
            raise UsageError(text("desk_add.no_folder"))
        path = Path(folder).expanduser()
        if not path.is_dir():
            raise UsageError(text("desk_add.not_there", folder=folder))
        return lambda progress: _add(ledger, path, options, progress)
    sent = _sent(files) if files else [_pasted(form)]
    return lambda progress: _add_sent(ledger, sent, options, progress)


def _add(ledger: str, path: Path, options: IntakeOptions, progress: Progress) -> Added:
    with open_ledger(ledger, create=False) as record:
        return add_sources(record, [str(path)], options, progress)


def _add_sent(ledger: str, sent: list[_Sent], options: IntakeOptions, progress: Progress) -> Added:
    with TemporaryDirectory() as folder:
        for file in sent:
            Path(folder, file.name).write_bytes(file.content)
        return _add(ledger, Path(folder), options, progress)


def _sent(files: Files) -> list[_Sent]:
    """The files of kinds that can be read; other files of a folder are left, a file alone is refused."""
    found = []
    for number, (name, content) in enumerate(files):
        plain = _NAME.sub("-", name.replace("\\", "/").rpartition("/")[2])[-80:].lstrip(".-") or "file"
        if Path(plain).suffix.lower() in _ENDINGS:
            found.append(_Sent(f"{number:05}-{plain}" if len(files) > 1 else plain, content))
    if not found:
        raise UsageError(text("desk_add.endings", endings=", ".join(_ENDINGS)))
    return found


def _pasted(form: Form) -> _Sent:
    pasted = form.fields.get("text", "").replace("\r\n", "\n")
    if not pasted.strip():
        raise UsageError(text("desk_add.nothing"))
    row = {"text": pasted}
    row |= {name: form.words(name) for name in ("title", "url") if form.words(name)}
    return _Sent("pasted.jsonl", json.dumps(row, ensure_ascii=False).encode())
