"""Every command does what the reference says, and says it where the reference says."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from onrecord.exchange import LAYERS
from onrecord.surfaces.cli.app import app
from surfaces.cli.running import run

COMMANDS = [command.name for command in app.registered_commands]
DECIDED = ("--because", "owned by the state", "--by", "Ada Brom")
PASSWORD = b"seven green lamps\n"
MEMBERS = [
    f"{group.name} {command.name}"
    for group in app.registered_groups
    for command in group.typer_instance.registered_commands
]
ALL = [None, *COMMANDS, *(group.name for group in app.registered_groups), *MEMBERS]


def test_there_are_the_promised_commands() -> None:
    promised = [
        "add",
        "read",
        "times",
        "dossier",
        "due",
        "show",
        "search",
        "export",
        "diff",
        "verify",
        "demo",
        "brief",
        "alerts",
        "calendar",
        "why",
        "rule",
        "side",
    ]
    assert set(promised) <= set(COMMANDS)


def _example(command: str | None) -> str:
    """The example that the command's help ends with, its broken lines joined."""
    help_text = run(*(command.split() if command else []), "--help").out
    return " ".join(help_text.rstrip().split("\n\n")[-1].split())


@pytest.mark.parametrize("command", ALL)
def test_help_ends_with_an_example(command: str | None) -> None:
    assert _example(command).startswith(f"Example: onrecord {command or ''}".rstrip())


def _as_a_reader_would(example: str, folder: Path) -> list[str]:
    """The example's words, with the reader's own file and an id from the reader's own ledger."""
    (folder / "article.txt").write_text(
        "Norvia will open a school in May, the minister said.\n", encoding="utf-8"
    )
    (statement, *_) = run("export", "statements").rows()
    (commitment, *_) = run("export", "commitments").rows()
    if "x-0123456789ab" in example:
        run("side", "The Quay Times", "Norvia", *DECIDED)
    if "q-0123456789ab" in example:
        run("question", "ask", "Open?", "--until", "2999-01-01", "--rule", "seen", *DECIDED)
    if "m-0123456789ab" in example:
        run("matrix", "start", "Why?", *DECIDED)
        matrix = run("export", "decisions").rows()[-1]["decision"]
        run("matrix", "add", matrix, "The money ran out", *DECIDED)
        example = example.replace("m-0123456789ab", matrix)
    if "onrecord user" in example and "user add" not in example:
        run("user", "add", "Ada Brom", stdin=PASSWORD)
    if "i-0123456789ab" in example:
        run("indicator", "add", "orders for steel", *DECIDED)
    decisions = [row["decision"] for row in run("export", "decisions").rows()] or [""]
    words = shlex.split(example.removeprefix("Example: onrecord "))
    own = {
        "s-0123456789ab": statement["statement"],
        "s-ba9876543210": statement["statement"],
        "ks-0123456789ab": statement["claim"],
        "cs-0123456789ab": commitment["commitment"],
        "x-0123456789ab": decisions[-1],
        "q-0123456789ab": decisions[-1],
        "i-0123456789ab": decisions[-1],
    }
    return [own.get(word, word) for word in words]


@pytest.mark.parametrize("command", [c for c in ALL if c != "serve"])  # which runs until it is stopped
def test_the_examples_run(desk: Path, command: str | None) -> None:
    if command == "calendar":
        pytest.importorskip("icalendar")
    ran = run(*_as_a_reader_would(_example(command), desk), stdin=PASSWORD)
    assert ran.code == 0, ran.err


def test_add_tells_what_it_did(desk: Path) -> None:
    ran = run("add", "1.md", "2.md", "3.md", "--ledger", "new.db")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("new.db: 3 added, ")
    assert "1 new versions" in ran.out
    again = run("add", "1.md", "2.md", "3.md", "--ledger", "new.db")
    assert again.out == "new.db: 0 added, 0 statements, 3 known already\n"


def test_add_reads_standard_input(desk: Path) -> None:
    row = '{"id": "x", "text": "Norvia will open a school in May.", "published": "2025-01-01"}\n'
    assert run("add", "-", "--ledger", "new.db", stdin=row.encode()).code == 0
    (document,) = run("export", "documents", "--ledger", "new.db").rows()
    assert document["document"] == "x"


def test_add_in_several_processes_gives_the_same_rows(desk: Path) -> None:
    assert run("add", "1.md", "2.md", "3.md", "--ledger", "new.db", "--workers", "2").code == 0
    for layer in ("statements", "commitments", "gaps"):
        assert run("export", layer, "--ledger", "new.db").raw == run("export", layer).raw


def test_the_options_fill_in_what_a_source_does_not_say(desk: Path) -> None:
    text = b"The port will reopen next month, the mayor said."
    ran = run("read", "-", "--layer", "documents", "--published", "2024-12-10", "--publisher", "Dock News",
              stdin=text)  # fmt: skip
    (row,) = ran.rows()
    assert (row["published"], row["publisher"]) == ("2024-12-10", "Dock News")


@pytest.mark.parametrize("layer", LAYERS)
def test_read_writes_what_add_and_export_write(desk: Path, layer: str) -> None:
    articles, options = ("1.md", "2.md", "3.md"), ("--today", "2025-01-01", "--json")
    assert run("read", *articles, "--layer", layer, *options).raw == run("export", layer, *options).raw


def test_read_stores_nothing(desk: Path) -> None:
    before = {path.name for path in desk.iterdir()}
    assert run("read", "1.md").code == 0
    assert {path.name for path in desk.iterdir()} == before


def test_read_shows_quotes_to_people(desk: Path) -> None:
    ran = run("read", "1.md")
    shown = " ".join(ran.out.replace("│", " ").split())
    assert "Norvia will mend the harbour bridge by the end of March 2025" in shown


def test_times_writes_rows_where_nobody_watches() -> None:
    (row,) = run("times", "by the end of next year", "--anchor", "2024-12-10").rows()
    assert (row["quote"], row["bound"]) == ("the end of next year", "by")
    assert row["window"] == {"start": None, "end": "2025-12-31"}


def test_json_is_format_jsonl(desk: Path) -> None:
    for command in (["export", "statements"], ["read", "1.md"], ["times", "in May 2025"]):
        assert run(*command, "--json").raw == run(*command, "--format", "jsonl").raw != b""


def test_dossier_is_written_as_page_markdown_and_json(desk: Path) -> None:
    ran = run("dossier", "harbour bridge", "--html", "d.html", "--markdown", "d.md", "--today", "2025-01-01")
    assert ran.code == 0
    assert "mend the harbour bridge" in " ".join(ran.out.split())
    assert ran.sentences() == ["Wrote d.html", "Wrote d.md"]
    assert (desk / "d.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "mend the harbour bridge" in (desk / "d.md").read_text(encoding="utf-8")
    (row,) = run("dossier", "harbour bridge", "--json", "--today", "2025-01-01").rows()
    assert [c["actor"] for c in row["commitments"]] == ["Norvia"]


def test_due_shows_the_board_of_the_day(desk: Path) -> None:
    arguments = ("due", "--as-of", "2024-12-10")
    assert "Norvia" in run(*arguments, "--today", "2025-02-01").out
    (row,) = run(*arguments, "--today", "2025-02-01", "--json").rows()
    assert (row["status"], row["due"]) == ("open", {"start": None, "end": "2025-03-31"})
    (row,) = run(*arguments, "--today", "2025-04-01", "--json").rows()
    assert row["status"] == "unknown_overdue"


def test_show_finds_anything_by_its_id(desk: Path) -> None:
    layers = ("statements", "claims", "commitments", "documents", "parties", "gaps", "events")
    fields = ("statement", "claim", "commitment", "document", "party", "gap", "mention")
    for layer, field in zip(layers, fields, strict=True):
        row = run("export", layer, "--all-versions").rows()[0]
        (shown,) = run("show", row[field], "--json").rows()
        assert shown[field] == row[field]
    assert "harbour bridge" in run("show", run("export", "statements").rows()[0]["statement"]).out


def test_search_finds_sentences_and_keeps_their_brackets(desk: Path) -> None:
    ran = run("search", '"storm in 2022"')
    assert "[see our map]" in ran.out
    assert "[quay-bridge@" in ran.out
    (hit,) = run("search", '"storm in 2022"', "--json").rows()
    assert hit["quote"] == "The bridge has been closed since a storm in 2022 [see our map]."
    assert run("search", "volcano").out == ""
    assert run("search", '"storm in 2022"', "--as-of", "2024-12-01").out == ""


def test_diff_tells_what_changed_between_days_and_versions(desk: Path) -> None:
    between = run("diff", "2024-12-10", "2025-03-20", "--json").rows()
    assert ("new", "document") in {(row["change"], row["what"]) for row in between}
    versions = run("diff", "quay-bridge", "--json").rows()
    assert [row["change"] for row in versions] == ["withdrawn", "new"]
    assert "March 2025" in versions[0]["text"]
    assert "June 2025" in versions[1]["text"]
    assert run("diff", "quay-bridge-open").out == ""


def test_verify_says_that_the_ledger_is_sound(desk: Path) -> None:
    ran = run("verify")
    assert (ran.code, ran.err) == (0, "")
    assert "onrecord.db" in ran.out


def test_demo_twice_is_once(desk: Path) -> None:
    first = run("demo", "here")
    assert first.code == 0
    assert (desk / "here" / "dossier.html").exists()
    again = run("demo", "here")
    assert (again.code, again.raw) == (0, first.raw)


def test_the_ledger_is_named_by_the_environment(desk: Path) -> None:
    (desk / "onrecord.db").rename(desk / "elsewhere.db")
    assert run("export", "documents").code == 3
    ran = run("export", "documents", environment={"ONRECORD_LEDGER": "elsewhere.db"})
    assert (ran.code, len(ran.rows())) == (0, 2)


def test_exports_go_to_a_file_on_request(desk: Path) -> None:
    ran = run("export", "statements", "-o", "rows.jsonl")
    assert (ran.code, ran.out, ran.sentences()) == (0, "", ["Wrote rows.jsonl"])
    assert (desk / "rows.jsonl").read_bytes() == run("export", "statements").raw


def test_layers_show_the_newest_version_unless_asked(desk: Path) -> None:
    newest = [row["document"] for row in run("export", "documents").rows()]
    every = run("export", "documents", "--all-versions").rows()
    digits = every[1]["sha256_text"][:8]
    assert newest == [f"quay-bridge@{digits}", "quay-bridge-open"]
    assert [row["document"] for row in every] == ["quay-bridge", *newest]
    assert [row["version_of"] for row in every] == [None, "quay-bridge", None]


def test_recorded_is_written_only_on_request(desk: Path) -> None:
    for layer in ("documents", "statements"):
        assert all("recorded" not in row for row in run("export", layer).rows())
        assert all(row["recorded"] for row in run("export", layer, "--with-recorded").rows())


def test_the_recorded_clock_hides_what_was_learned_later(desk: Path) -> None:
    assert run("export", "documents", "--as-recorded", "2020-01-01").raw == b""
    now = run("export", "documents").raw
    assert run("export", "documents", "--as-recorded", "2999-01-01T00:00").raw == now != b""


def test_undated_documents_come_back_on_request(desk: Path) -> None:
    (desk / "undated.txt").write_text("Norvia has 12 lighthouses.\n", encoding="utf-8")
    assert run("add", "undated.txt").code == 0
    dated = run("export", "documents", "--as-of", "2030-01-01").rows()
    every = run("export", "documents", "--as-of", "2030-01-01", "--include-undated").rows()
    assert (len(dated), len(every)) == (2, 3)


def test_every_format_is_written_to_standard_output(desk: Path) -> None:
    assert run("export", "statements", "--format", "csv").out.startswith(
        "statement,document,start,end,quote,"
    )
    assert (
        run("export", "decisions", "--format", "csv").out
        == "decision,kind,on,by,when,why,undoes,value,holds_from,details\n"
    )
    assert run("export", "decisions", "--format", "parquet").raw[:4] == b"PAR1"


def test_an_empty_ledger_answers_every_question(desk: Path) -> None:
    (desk / "rows.jsonl").write_text("\n", encoding="utf-8")
    assert run("add", "rows.jsonl", "--ledger", "new.db").code == 1
    for command in (
        ["due"],
        ["dossier"],
        ["search", "bridge"],
        ["verify"],
        ["diff", "2025-01-01", "2025-02-01"],
    ):
        assert run(*command, "--ledger", "new.db").code == 0, command
    assert run("export", "statements", "--ledger", "new.db").raw == b""
