"""A folder of files that we write again and again, beside files of others that we never touch.

A manifest says what we wrote, with the hash of each file. Only a file that still has its hash is overwritten
or removed. While files change, the manifest names the old and the new hash of each, so that a run that was
cut off is finished by the next.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UsageError
from onrecord.records import sha256_hex

__all__ = ["MANIFEST", "Written", "write_site"]

MANIFEST = "onrecord-site.json"
_MADE_BY = "onrecord publish"
_PATH = re.compile(r"(?:[a-z0-9][a-z0-9-]{0,99}/)?[a-z0-9][a-z0-9-]{0,99}\.[a-z]{2,4}")

Hashes = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Written:
    """What a run did to the folder; ``kept`` are files of a former run that others have changed since."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()


def write_site(folder: Path, files: Mapping[str, bytes]) -> Written:
    """The folder holds these files; those of a former run that are no longer wanted are gone.

    Raises UsageError, before anything is written, where a file of somebody else stands in the way.
    """
    try:
        before = _read_manifest(folder)
        done = _compare(folder, files, before)
        wanted = {path: frozenset({sha256_hex(content)}) for path, content in files.items()}
        if done.new or done.changed or done.removed:
            _write_manifest(folder, {p: before.get(p, frozenset()) | wanted.get(p, frozenset())
                                     for p in {*before, *wanted}})  # fmt: skip
        for path in (*done.new, *done.changed):
            _write(folder / path, files[path])
        for path in done.removed:
            _remove(folder, path)
        if before != wanted:
            _write_manifest(folder, wanted)
    except OSError as error:
        raise UsageError(f"{error.filename or folder} cannot be written ({error.strerror})") from error
    return done


def _compare(folder: Path, files: Mapping[str, bytes], before: Hashes) -> Written:
    """What has to be done; nothing is done yet."""
    new, changed, same = [], [], []
    for path, content in sorted(files.items()):
        found = _hash_of(folder, path)
        if found is None:
            new.append(path)
        elif found == sha256_hex(content):
            same.append(path)
        elif found in before.get(path, ()):
            changed.append(path)
        else:
            raise UsageError(f"{folder / path} was not written by onrecord, or was changed since")
    old = sorted(path for path in before if path not in files)
    found_old = {path: _hash_of(folder, path) for path in old}
    removed = tuple(path for path in old if found_old[path] in before[path])
    kept = tuple(path for path in old if found_old[path] is not None and path not in removed)
    return Written(tuple(new), tuple(changed), tuple(same), removed, kept)


def _hash_of(folder: Path, path: str) -> str | None:
    """The hash of the file, None where there is none; raises UsageError for what leads out of the folder."""
    target = folder / path
    for part in (target.parent, target):
        if part != folder and part.is_symlink():
            raise UsageError(f"{part} is a link, and onrecord writes no files through links")
    if target.parent.exists() and not target.parent.is_dir():
        raise UsageError(f"{target.parent} is a file, and a folder is to stand there")
    if target.is_dir():
        raise UsageError(f"{target} is a folder, and a file is to stand there")
    return sha256_hex(target.read_bytes()) if target.exists() else None


def _read_manifest(folder: Path) -> Hashes:
    path = folder / MANIFEST
    if not path.exists():
        return {}
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        files: Mapping[str, list[str]] = held["files"] if held["made_by"] == _MADE_BY else {"": []}
        found = {str(name): frozenset(map(str, hashes)) for name, hashes in files.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(f"{path} is not a list of files that onrecord wrote") from error
    for name in found:
        if not _PATH.fullmatch(name):
            raise UsageError(f"{path} names {name!r}, which onrecord never wrote")
    return found


def _write_manifest(folder: Path, files: Hashes) -> None:
    listed = {path: sorted(files[path]) for path in sorted(files)}
    content = json.dumps({"made_by": _MADE_BY, "files": listed}, indent=1) + "\n"
    _write(folder / MANIFEST, content.encode("utf-8"))


def _write(target: Path, content: bytes) -> None:
    """The file is whole at every moment: readers of a page never meet half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.new")
    beside.unlink(missing_ok=True)
    beside.write_bytes(content)
    beside.replace(target)


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    target.unlink(missing_ok=True)
    if target.parent != folder and not any(target.parent.iterdir()):
        target.parent.rmdir()
