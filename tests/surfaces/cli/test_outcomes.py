"""Exit codes, and what stands on which output: results on one, everything else on the other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from surfaces.cli.running import run

READS_A_LEDGER = [
    ["export", "statements"],
    ["dossier", "bridge"],
    ["due"],
    ["show", "s-1"],
    ["search", "bridge"],
    ["why", "s-1"],
    ["brief", "--since", "yesterday"],
    ["alerts"],
    ["side"],
    ["rule", "c-1", "met", "--because", "seen", "--by", "Ada Brom"],
    ["side", "A", "B", "--because", "owned", "--by", "Ada Brom"],
    ["diff", "2025-01-01", "2025-02-01"],
    ["verify"],
]


def _is_one_sentence(words: list[str]) -> bool:
    return len(words) == 1 and words[0].startswith("onrecord: ") and "Traceback" not in words[0]


@pytest.mark.parametrize("command", READS_A_LEDGER, ids=lambda command: command[0])
def test_a_missing_ledger_is_told_and_not_made(desk: Path, command: list[str]) -> None:
    ran = run(*command, "--ledger", "no.db")
    assert (ran.code, ran.out) == (3, "")
    assert ran.sentences() == ["onrecord: there is no ledger at no.db"]
    assert not (desk / "no.db").exists()


@pytest.mark.parametrize("command", [*READS_A_LEDGER, ["add", "1.md"]], ids=lambda command: command[0])
def test_what_is_no_ledger_is_told(desk: Path, command: list[str]) -> None:
    (desk / "bad.db").write_bytes(b"This is a letter, not a ledger. " * 200)
    ran = run(*command, "--ledger", "bad.db")
    assert (ran.code, ran.out) == (3, "")
    assert _is_one_sentence(ran.sentences())


def test_a_ledger_in_no_folder_is_told(desk: Path) -> None:
    ran = run("add", "1.md", "--ledger", "no/such/folder.db")
    assert (ran.code, ran.out) == (3, "")
    assert _is_one_sentence(ran.sentences())


def test_a_ledger_cut_short_is_told(desk: Path) -> None:
    whole = (desk / "onrecord.db").read_bytes()
    (desk / "onrecord.db").write_bytes(whole[: len(whole) // 2])
    for command in READS_A_LEDGER:
        ran = run(*command)
        if command[0] != "verify" and ran.code == 0:
            continue  # what it needed stood in the sound half
        by_id = command[0] in ("show", "why", "rule")
        assert ran.code in ({2, 3} if by_id else {3}), (command, ran.err)
        assert ran.sentences()[-1].startswith("onrecord: ")
    assert run("verify").code == 3


def test_changed_words_are_found_by_verify(desk: Path) -> None:
    whole = (desk / "onrecord.db").read_bytes()
    place = whole.index(b"quay-bridge-open")
    (desk / "onrecord.db").write_bytes(whole[:place] + b"Q" + whole[place + 1 :])
    ran = run("verify")
    assert (ran.code, ran.out) == (3, "")
    assert "damaged" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["export"],
        ["export", "feelings"],
        ["export", "statements", "--format", "xml"],
        ["export", "statements", "--as-of", "soon"],
        ["export", "statements", "--as-of", "2025-02-30"],
        ["export", "statements", "--as-recorded", "noon"],
        ["export", "statements", "--today", "1.3.2025"],
        ["export", "statements", "--no-such-option"],
        ["export", "statements", "-o", "no/such/folder/rows.jsonl"],
        ["read", "1.md", "--layer", "feelings"],
        ["read", "1.md", "--format", "xml"],
        ["read", "1.md", "--published", "soon"],
        ["read"],
        ["add", "1.md", "--published", "2025-13-01"],
        ["add"],
        ["times", "in May", "--anchor", "today"],
        ["dossier", "bridge", "--html", "no/such/folder/d.html"],
        ["dossier", "bridge", "--today", "never"],
        ["show", "s-000000000000"],
        ["show"],
        ["why"],
        ["brief"],
        ["alerts", "--limit", "0"],
        ["calendar"],
        ["rule"],
        ["search", "bridge", "--limit", "0"],
        ["diff", "no-such-document"],
        ["diff", "2025-01-01", "soon"],
        ["demo", "1.md"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told(desk: Path, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    if arguments[0] != "dossier":
        assert ran.out == ""


def test_a_wrong_layer_makes_no_file(desk: Path) -> None:
    assert run("export", "feelings", "-o", "rows.jsonl").code == 2
    assert not (desk / "rows.jsonl").exists()


@pytest.mark.parametrize("command", [["add"], ["read", "--json"]], ids=lambda command: command[0])
def test_failed_sources_are_told_and_the_rest_kept(desk: Path, command: list[str]) -> None:
    (desk / "empty.txt").write_bytes(b"")
    ran = run(
        *command, "empty.txt", "1.md", "no.txt", *(["--ledger", "new.db"] if command == ["add"] else [])
    )
    assert ran.code == 1
    assert ran.out
    assert [line.split()[0] for line in ran.sentences()] == ["empty.txt", "no.txt"]


def test_quiet_says_nothing_but_failures(desk: Path) -> None:
    arguments = ["add", "1.md", "--ledger", "new.db", "--publisher", "Norvia Post"]
    text = "قال الوزير إن الميناء سيفتح أبوابه في الربيع القادم.\n"
    (desk / "rtl.txt").write_text(text, encoding="utf-8")
    assert "note: rtl.txt" in run(*arguments, "rtl.txt").err
    assert run("--quiet", *arguments[:-3], "other.db", "rtl.txt").err == ""
    assert run("--quiet", "dossier", "--html", "d.html").err == ""
    ran = run("--quiet", *arguments, "no.txt")
    assert (ran.code, ran.sentences()) == (1, ["no.txt does not exist."])


def test_colours_are_for_terminals_that_want_them(desk: Path) -> None:
    coloured = {"FORCE_COLOR": "1", "TERM": "xterm-256color", "COLUMNS": "100"}
    assert "\x1b[3" in run("due", environment=coloured).out
    for arguments, more in ((["--no-color", "due"], {}), (["due"], {"NO_COLOR": "1"})):
        assert not _colours(run(*arguments, environment=coloured | more).out)
    assert "\x1b" not in run("due").out


def _colours(out: str) -> list[str]:
    codes = [code for part in out.split("\x1b[")[1:] for code in part.split("m")[0].split(";")]
    return [code for code in codes if code[:1] in "3489" and len(code) > 1]


def test_a_terminal_that_lacks_letters_shows_question_marks(desk: Path) -> None:
    ran = run("read", "1.md", encoding="ascii")
    assert ran.code == 0
    assert "Norvia" in ran.out
    assert "?" in ran.out
    raw = run("export", "statements", encoding="ascii").raw
    assert raw == run("export", "statements").raw


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    bin_folder = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "PYTHONWARNINGS": "error"}
    environment.pop("ONRECORD_LEDGER", None)
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env=environment,
        capture_output=True,
        timeout=120,
    )


def test_the_installed_command_pipes_documents_in_and_rows_out(desk: Path) -> None:
    ran = _shell("onrecord read - --layer times --json < 1.md > rows.jsonl && onrecord export nothing", desk)
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.startswith(b"onrecord: there is no layer 'nothing'")
    assert b'"quote":"the end of March 2025"' in (desk / "rows.jsonl").read_bytes()


def test_a_reader_that_goes_away_is_no_failure(desk: Path) -> None:
    ran = _shell(
        "for c in 'export statements' due; do onrecord $c | head -c 1 >/dev/null; echo $?; done", desk
    )
    assert (ran.stdout, ran.stderr) == (b"0\n0\n", b"")
