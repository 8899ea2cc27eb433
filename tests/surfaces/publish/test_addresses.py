"""Folder names of subjects."""

from __future__ import annotations

import re

import pytest

from onrecord.surfaces.publish.addresses import addresses

HOSTILE = [
    "../../etc/passwd", "..", "/", "C:\\x", "a\x00b", "<script>alert(1)</script>", "con", "aux.txt", "", " ",
    "\u202egnp.exe", "Łódź", "橋", "x" * 5000, "-rf", ".htaccess", "a/b", "index.html", "%2e%2e", "~",
    "$HOME",
]  # fmt: skip


def test_plain_words_make_plain_names() -> None:
    assert addresses([("words", "harbour bridge"), ("scope", "Halvard")]) == ("harbour-bridge", "halvard")


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_makes_a_harmless_folder(name: str) -> None:
    (folder,) = addresses([("words", name)])
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]{0,80}", folder)
    assert folder not in {"con", "prn", "aux", "nul"}


def test_different_subjects_never_share_a_folder() -> None:
    subjects = [(kind, name) for kind in ("words", "scope") for name in (*HOSTILE, "bridge", "Bridge", "a b")]
    assert len(set(addresses(subjects))) == len(subjects)


def test_a_name_that_no_other_has_does_not_change_with_its_neighbours() -> None:
    alone = addresses([("words", "Łódź")])
    assert addresses([("words", "ferry"), ("words", "Łódź")])[1:] == alone
