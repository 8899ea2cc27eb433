"""Takes in what was pasted or sent as a file; the ledger keeps the bytes as they came."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import UsageError
from onrecord.intake import IntakeOptions
from onrecord.ledger import Ledger
from onrecord.pipeline import Added, add_sources
from onrecord.surfaces.render.words import text
from onrecord.surfaces.web.deciding import Form

__all__ = ["take_in"]

_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl")


def take_in(ledger: Ledger, form: Form, file: tuple[str, bytes] | None) -> Added:
    """The pasted text or the file is read and kept; raises UsageError for neither, or for another kind."""
    options = IntakeOptions(form.words("published") or None, form.words("publisher") or None)
    with TemporaryDirectory() as folder:
        return add_sources(ledger, [str(_source(Path(folder), form, file))], options, workers=1)


def _source(folder: Path, form: Form, file: tuple[str, bytes] | None) -> Path:
    if file is not None:
        name, content = file
        path = folder / (_NAME.sub("-", name.rpartition("/")[2])[-80:].lstrip(".-") or "file")
        if path.suffix.lower() not in _ENDINGS:
            raise UsageError(text("desk_add.endings", endings=", ".join(_ENDINGS)))
        path.write_bytes(content)
        return path
    pasted = form.fields.get("text", "").replace("\r\n", "\n")
    if not pasted.strip():
        raise UsageError(text("desk_add.nothing"))
    row = {"text": pasted}
    row |= {name: form.words(name) for name in ("title", "url") if form.words(name)}
    path = folder / "pasted.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    return path
