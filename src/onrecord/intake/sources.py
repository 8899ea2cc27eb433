"""Sources as the caller names them (files, folders, standard input), each turned into documents."""

from __future__ import annotations

import errno
import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from onrecord.intake.decode import refuse_binary
from onrecord.intake.identity import Cut, document_of
from onrecord.intake.pages import cut_page
from onrecord.intake.plain import cut_markdown, cut_text
from onrecord.intake.rows import read_rows
from onrecord.intake.taken import Intake, IntakeOptions, RefusedError, accepted, refused

__all__ = ["count_sources", "iter_documents"]

STANDARD_INPUT = "standard input"
_ROWS = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN = frozenset({".md", ".markdown"})
_TEXT = frozenset({".txt", ".text"})
_CHUNK = 1 << 20
_LOOKS_LIKE_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta)\b",
    re.IGNORECASE | re.DOTALL,
)


def iter_documents(sources: Sequence[str], options: IntakeOptions) -> Iterator[Intake]:
    """Yields one ``Intake`` for each document, in the order of the sources; no source stops another."""
    for source in sources:
        if source == "-":
            yield from _from_stream(options.stdin or sys.stdin.buffer, options)
            continue
        for found in _files(source, options.without):
            if isinstance(found, RefusedError):
                yield refused(found)
            else:
                yield from _from_file(found, options)


def count_sources(sources: Sequence[str], options: IntakeOptions) -> int:
    """How many files, rows and failures ``iter_documents`` will yield, without reading any document."""
    count = 0
    for source in sources:
        if source == "-":
            count += 1
            continue
        for found in _files(source, options.without):
            is_rows = not isinstance(found, RefusedError) and found.suffix.lower() in _ROWS
            count += _count_rows(found) if is_rows and isinstance(found, Path) else 1
    return count


def _files(source: str, without: frozenset[Path]) -> Iterator[Path | RefusedError]:
    path = Path(source)
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        yield _refusal(source, error)
        return
    if stat.S_ISDIR(mode):
        for found in _walk(path, (), set()):
            if isinstance(found, RefusedError) or not without or found.resolve() not in without:
                yield found
    else:
        yield path


def _walk(
    folder: Path, above: tuple[tuple[int, int], ...], walked: set[tuple[int, int]]
) -> Iterator[Path | RefusedError]:
    """The regular files below ``folder``, sorted by name; ``above`` are the folders walked through.

    A folder that links reach twice is walked once: its documents are the same.
    """
    try:
        here = folder.stat()
        with os.scandir(folder) as scan:
            names = sorted(entry.name for entry in scan if not entry.name.startswith("."))
    except OSError as error:
        yield _refusal(str(folder), error)
        return
    above = (*above, (here.st_dev, here.st_ino))
    walked.add(above[-1])
    for name in names:
        path = folder / name
        try:
            found = path.stat()
        except OSError as error:
            yield _refusal(str(path), error)
            continue
        if stat.S_ISDIR(found.st_mode):
            if (found.st_dev, found.st_ino) in above:
                reason = f"is a symbolic link that leads back to {path.resolve()}, a folder that it lies in"
                yield RefusedError(str(path), "loop", reason)
            elif (found.st_dev, found.st_ino) not in walked:
                yield from _walk(path, above, walked)
        elif stat.S_ISREG(found.st_mode):
            yield path
        else:
            yield RefusedError(str(path), "unreadable", "is neither a file nor a folder")


def _refusal(where: str, error: OSError | ValueError) -> RefusedError:
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ENOENT or number == errno.ENOTDIR:
        if Path(where).is_symlink():
            return RefusedError(where, "missing", "is a symbolic link to something that does not exist")
        return RefusedError(where, "missing", "does not exist")
    if number == errno.ELOOP:
        return RefusedError(where, "loop", "is a symbolic link that leads back to itself")
    if number in (errno.EACCES, errno.EPERM):
        return RefusedError(where, "unreadable", "may not be read (permission denied)")
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    return RefusedError(where, "unreadable", f"cannot be read ({reason})")


def _from_file(path: Path, options: IntakeOptions) -> Iterator[Intake]:
    where = str(path)
    try:
        with path.open("rb") as stream:
            yield from _from_bytes(where, path.suffix.lower(), stream, options)
    except OSError as error:
        yield refused(_refusal(where, error))


def _from_stream(stream: BinaryIO, options: IntakeOptions) -> Iterator[Intake]:
    try:
        yield from _from_bytes(STANDARD_INPUT, "", stream, options)
    except OSError as error:
        yield refused(_refusal(STANDARD_INPUT, error))


def _from_bytes(where: str, suffix: str, stream: BinaryIO, options: IntakeOptions) -> Iterator[Intake]:
    known = suffix in _PAGES or suffix in _MARKDOWN or suffix in _TEXT
    head = b"" if known else _first_words(stream)
    if suffix in _ROWS or (not known and _starts_like_rows(head)):
        yield from _rows(where, head, stream, options)
        return
    raw = head + stream.read()
    try:
        refuse_binary(where, raw)
        document, notes = document_of(where, _cut(where, suffix, raw), raw, options)
    except RefusedError as error:
        yield refused(error)
    else:
        yield accepted(where, document, raw, notes)


def _cut(where: str, suffix: str, raw: bytes) -> Cut:
    if suffix in _MARKDOWN:
        return cut_markdown(where, raw)
    if suffix in _PAGES or (
        suffix not in _TEXT and _LOOKS_LIKE_PAGE.match(raw.removeprefix(b"\xef\xbb\xbf"))
    ):
        return cut_page(where, raw)
    return cut_text(raw)


def _rows(where: str, head: bytes, stream: BinaryIO, options: IntakeOptions) -> Iterator[Intake]:
    try:
        refuse_binary(where, head)
    except RefusedError as error:
        if error.kind != "nul":
            yield refused(error)
            return
    lines = chain(_split(head.removeprefix(b"\xef\xbb\xbf")), stream)
    yield from read_rows(where, lines, options)


def _split(head: bytes) -> Iterator[bytes]:
    start = 0
    while start < len(head):
        end = head.find(b"\n", start)
        end = len(head) if end < 0 else end + 1
        yield head[start:end]
        start = end


def _first_words(stream: BinaryIO) -> bytes:
    """Whole lines from the start of the stream, up to the first that is not blank."""
    read = []
    for line in stream:
        read.append(line)
        if line.removeprefix(b"\xef\xbb\xbf").strip():
            break
    return b"".join(read)


def _starts_like_rows(head: bytes) -> bool:
    return head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _count_rows(path: Path) -> int:
    count, last = 0, b"\n"
    try:
        with path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                count += chunk.count(b"\n")
                last = chunk[-1:]
    except OSError:
        return 1
    return max(1, count + (last != b"\n"))
