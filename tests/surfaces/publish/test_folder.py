"""The folder of a site: what we wrote is ours to change, nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.surfaces.publish import MANIFEST, write_site

OLD = {"index.html": b"old", "ferry/index.html": b"ferry", "ferry/due.ics": b"due"}
NEW = {"index.html": b"new", "bridge/index.html": b"bridge"}


def _held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in files if p.name != MANIFEST}


def test_a_later_run_replaces_the_former(tmp_path: Path) -> None:
    write_site(tmp_path / "site", OLD)
    done = write_site(tmp_path / "site", NEW)
    assert _held(tmp_path / "site") == NEW
    assert (done.new, done.changed, done.same) == (("bridge/index.html",), ("index.html",), ())
    assert done.removed == ("ferry/due.ics", "ferry/index.html")
    assert not (tmp_path / "site" / "ferry").exists()


def test_the_same_files_written_twice_touch_nothing(tmp_path: Path) -> None:
    write_site(tmp_path, OLD)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    assert write_site(tmp_path, OLD).same == tuple(sorted(OLD))
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_files_of_others_stay(tmp_path: Path) -> None:
    (tmp_path / "ferry").mkdir()
    (tmp_path / "CNAME").write_text("example")
    (tmp_path / "ferry" / "photo.jpg").write_bytes(b"photo")
    write_site(tmp_path, OLD)
    write_site(tmp_path, NEW)
    assert _held(tmp_path) == {**NEW, "CNAME": b"example", "ferry/photo.jpg": b"photo"}


def test_an_old_file_that_others_changed_stays_and_is_named(tmp_path: Path) -> None:
    write_site(tmp_path, OLD)
    (tmp_path / "ferry" / "due.ics").write_bytes(b"mine")
    assert write_site(tmp_path, NEW).kept == ("ferry/due.ics",)
    assert (tmp_path / "ferry" / "due.ics").read_bytes() == b"mine"
    assert write_site(tmp_path, NEW).kept == ()


@pytest.mark.parametrize("place", ["index.html", "bridge/index.html"])
def test_a_file_of_others_in_the_way_stops_it_before_anything_is_written(tmp_path: Path, place: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_bytes(b"mine")
    with pytest.raises(UsageError, match="was not written by onrecord"):
        write_site(tmp_path, NEW)
    assert _held(tmp_path) == {place: b"mine"}
    assert not (tmp_path / MANIFEST).exists()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda f: (f / "bridge").write_bytes(b""), "is a file, and a folder is to stand there"),
        (lambda f: (f / "index.html").mkdir(), "is a folder, and a file is to stand there"),
        (lambda f: (f / "bridge").symlink_to(f.parent), "is a link"),
        (lambda f: (f / "index.html").symlink_to(f.parent / "out"), "is a link"),
        (lambda f: (f / MANIFEST).write_text("[]"), "is not a list of files"),
        (lambda f: (f / MANIFEST).write_text('{"made_by": "me", "files": {}}'), "which onrecord never wrote"),
    ],
)
def test_what_stands_in_the_way_is_named(tmp_path: Path, make: object, words: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    make(folder)  # type: ignore[operator]
    with pytest.raises(UsageError, match=words):
        write_site(folder, NEW)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("path", ["../mine.txt", "/etc/hosts", "a/b/c.txt", "ferry/../../mine.txt", ""])
def test_a_forged_manifest_removes_nothing(tmp_path: Path, path: str) -> None:
    folder = tmp_path / "site"
    write_site(folder, OLD)
    (tmp_path / "mine.txt").write_bytes(b"old")
    held = json.loads((folder / MANIFEST).read_text())
    held["files"][path] = held["files"]["index.html"]
    (folder / MANIFEST).write_text(json.dumps(held))
    with pytest.raises(UsageError, match="which onrecord never wrote"):
        write_site(folder, NEW)
    assert (tmp_path / "mine.txt").exists()


def test_a_run_that_was_cut_off_is_finished_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_site(tmp_path, OLD)
    whole = Path.write_bytes

    def cut_off(path: Path, content: bytes) -> int:
        if content == b"bridge":
            return whole(path, content)
        if content == b"new":
            raise OSError(28, "No space left on device", str(path))
        return whole(path, content)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", cut_off)
        with pytest.raises(UsageError, match="No space left"):
            write_site(tmp_path, NEW)
    assert _held(tmp_path)["index.html"] == b"old"
    write_site(tmp_path, NEW)
    assert _held(tmp_path) == NEW


def test_a_site_is_not_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="is a file, and a folder is to stand there"):
        write_site(tmp_path / "file", NEW)
