"""What is refused with one clear sentence, and what is accepted and noted."""

import io
import json
import os
import resource
import time
from datetime import date

import pytest

from onrecord.intake import Intake, IntakeOptions, count_sources, iter_documents

SENTENCE = "The harbour of Port Avel will reopen in May, the minister said on Tuesday."


def take(*sources: object, **options: object) -> list[Intake]:
    return list(iter_documents([str(source) for source in sources], IntakeOptions(**options)))


def write(folder, name: str, content: bytes | str):
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def nested(count: int) -> str:
    return "<html><body>" + "<div>" * count + SENTENCE + "</div>" * count + "</body></html>"


ENTITIES = (
    '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;</p></body></html>'
)
REFUSED = {
    "empty.txt": ("", "empty"),
    "white.txt": (" \n\t\r\n ", "empty"),
    "empty.jsonl": ("", "empty"),
    "empty.html": ("<html><body></body></html>", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "binary"),
    "program": (b"\x7fELF\x02\x01\x01" + bytes(500), "binary"),
    "archive.html": (b"PK\x03\x04\x14\x00" + bytes(range(256)), "binary"),
    "noise.txt": (bytes(range(32)) * 40, "binary"),
    "nul.txt": (SENTENCE.encode() + b"\0" + SENTENCE.encode(), "nul"),
    "bomb.html": (nested(200_000), "too_complex"),
    "wide.html": ("<html><body>" + "<b>x</b>" * 200_000 + "</body></html>", "too_complex"),
    "entities.html": (ENTITIES, "too_complex"),
    "deep.jsonl": ('{"text":' + "[" * 200_000, "too_complex"),
    "zero.md": (f"---\npublished: 0000-00-00\n---\n{SENTENCE}", "bad_date"),
    "never.md": (f"---\npublished: 9999-12-31\n---\n{SENTENCE}", "bad_date"),
    "month.md": (f"---\npublished: 2024-13-01\n---\n{SENTENCE}", "bad_date"),
    "words.md": (f"---\npublished: last week\n---\n{SENTENCE}", "bad_date"),
    "page.html": (
        f"<html><meta property='article:published_time' content='0001-01-01'><body><p>{SENTENCE}</p>",
        "bad_date",
    ),
    "matter.md": (f"---\ntitle: [unclosed\n---\n{SENTENCE}", "broken_front_matter"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_one_clear_sentence_and_the_rest_is_kept(tmp_path, name):
    content, kind = REFUSED[name]
    bad, good = write(tmp_path, name, content), write(tmp_path, "zzz.txt", SENTENCE)
    started = time.monotonic()
    failed, kept = take(bad, good)
    assert time.monotonic() - started < 5
    assert failed.failed
    assert failed.document is None
    assert failed.raw == b""
    (issue,) = failed.issues
    assert issue.kind == kind
    assert str(bad) in issue.message
    assert issue.message.endswith(".")
    assert "\n" not in issue.message
    assert len(issue.message) < len(str(bad)) * 2 + 160
    assert kept.document.text == SENTENCE


def test_missing_file_is_named():
    (failed,) = take("no/such/file.txt")
    assert [issue.message for issue in failed.issues] == ["no/such/file.txt does not exist."]
    assert failed.issues[0].kind == "missing"


def test_unreadable_folder_is_named_and_the_rest_is_kept(tmp_path, monkeypatch):
    closed = tmp_path / "closed"
    closed.mkdir()
    write(tmp_path, "open.txt", SENTENCE)
    really = os.scandir

    def scandir(path):
        if os.fspath(path) == str(closed):
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(os, "scandir", scandir)
    failed, kept = take(tmp_path)
    assert failed.issues[0].kind == "unreadable"
    assert str(closed) in failed.issues[0].message
    assert kept.document.text == SENTENCE


def test_broken_rows_fail_alone_and_are_named_by_line(tmp_path):
    rows = [
        '{"text": "One."}',
        '{"text": "Two."',
        "",
        '["no object"]',
        '{"id": "x"}',
        '{"text": 5}',
        '{"text": "Six."}',
    ]
    path = write(tmp_path, "rows.jsonl", "\n".join(rows))
    taken = take(path)
    assert [i.document.text for i in taken if i.document] == ["One.", "Six."]
    assert [i.where for i in taken if i.failed] == [f"{path} line {n}" for n in (2, 4, 5, 6)]
    assert {issue.kind for i in taken for issue in i.issues} == {"broken_row"}
    assert 'has a field "text" that is a number, not a string.' in taken[4].issues[0].message


@pytest.mark.parametrize(
    "given", ["10 December 2024", "2024-02-30", "2024-12", "0000-01-01", "12024-01-01", "", 2024]
)
def test_a_row_whose_date_is_not_iso_8601_fails(tmp_path, given):
    path = write(tmp_path, "r.jsonl", json.dumps({"text": SENTENCE, "published": given}))
    (taken,) = take(path)
    # An empty string says nothing, so it is like no date at all.
    assert taken.failed is (given != "")


@pytest.mark.parametrize(
    "given",
    [
        [{"id": "m", "start": 0, "end": 500}],
        [{"id": "m", "start": -1, "end": 3}],
        [{"id": "m", "start": 3, "end": 3}],
        [{"id": "m", "start": 0, "end": 3}, {"id": "m", "start": 4, "end": 6}],
        [{"id": "m", "start": 0}],
        [{"start": 0, "end": 3}],
        [{"id": "m", "start": 0, "end": True}],
        ["m"],
    ],
)
def test_a_given_span_outside_the_text_fails_that_document(tmp_path, given):
    rows = [json.dumps({"text": SENTENCE, "given": given}), json.dumps({"text": "Kept."})]
    failed, kept = take(write(tmp_path, "r.jsonl", "\n".join(rows)))
    assert failed.issues[0].kind == "given_span"
    assert kept.document.text == "Kept."


def test_symlink_loops_are_named(tmp_path):
    write(tmp_path, "a.txt", SENTENCE)
    (tmp_path / "back").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    kept, *failed = take(tmp_path)
    assert kept.document.text == SENTENCE
    assert [(i.where.rsplit("/")[-1], i.issues[0].kind) for i in failed] == [
        ("back", "loop"), ("gone", "missing"), ("self", "loop"),
    ]  # fmt: skip


def noted(taken: list[Intake]) -> list[str]:
    (only,) = taken
    assert not only.failed
    assert all(issue.document == only.document.id for issue in only.issues)
    return [issue.kind for issue in only.issues]


def test_broken_utf8_is_accepted_and_noted(tmp_path):
    raw = ("Café société à Noël, " * 20).encode() + b"\xff\xfe and on."
    taken = take(write(tmp_path, "a.txt", raw), published="2024-12-10")
    assert "encoding" in noted(taken)
    assert taken[0].raw == raw
    assert taken[0].document.text.endswith("\ufffd\ufffd and on.")


def test_broken_utf8_in_a_row_is_accepted_and_noted(tmp_path):
    raw = json.dumps({"text": SENTENCE}).encode().replace(b"Avel", b"Av\xe9l")
    assert noted(take(write(tmp_path, "a.jsonl", raw))) == ["encoding"]


@pytest.mark.parametrize("declared", ["iso-8859-1", "utf-8", "windows-1251", "nonsense"])
def test_wrongly_declared_encodings_are_read_and_noted(tmp_path, declared):
    written = "cp1252" if declared in ("utf-8", "nonsense") else "utf-8"
    page = f"<html lang=en><meta charset='{declared}'><body><article><p>{{}}</p></article></html>"
    body = "The café of Port Avel, where the façade was rebuilt, reopens in May, the minister said. " * 4
    taken = take(write(tmp_path, "a.html", page.format(body).encode(written)))
    assert noted(taken) == ["encoding"]
    assert "The café of Port Avel, where the façade" in taken[0].document.text


def test_a_line_of_20_mb_is_accepted_and_noted(tmp_path):
    path = write(tmp_path, "long.txt", (SENTENCE + " ") * (20_000_000 // len(SENTENCE)))
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert noted(take(path)) == ["long_line"]
    assert time.monotonic() - started < 10
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 600_000


def test_right_to_left_text_is_kept_and_noted(tmp_path):
    text = "قال الوزير إن الميناء سيفتح أبوابه في الربيع القادم.\n"
    taken = take(write(tmp_path, "a.txt", text))
    assert noted(taken) == ["rtl", "language"]
    assert taken[0].document.text == text
    assert taken[0].document.language == "ar"


def test_a_date_in_the_future_is_accepted_and_noted(tmp_path):
    path = write(tmp_path, "a.md", f"---\npublished: 2031-05-01\n---\n{SENTENCE}")
    assert noted(take(path, today=date(2024, 12, 10))) == ["future_date"]
    assert noted(take(path)) == []


def test_other_languages_are_kept_and_noted(tmp_path):
    taken = take(write(tmp_path, "a.txt", "Министр заявил, что порт откроется в мае следующего года."))
    assert noted(taken) == ["language"]
    assert (
        "is in Russian, which is not read yet; it is kept and yields no statements."
        in taken[0].issues[0].message
    )


def test_lone_surrogates_are_replaced_and_noted():
    taken = take("-", stdin=io.BytesIO(b'{"text": "It came \\ud83d late."}'))
    assert noted(taken) == ["encoding"]
    assert taken[0].document.text == "It came \ufffd late."


def test_lone_surrogates_in_names_are_replaced_and_in_ids_refused():
    rows = [
        b'{"id": "a", "title": "\\ud83d!", "publisher": "\\udc00", "text": "It came late."}',
        b'{"id": "\\ud83d", "text": "It came late."}',
        b'{"id": "b", "text": "It came late.", "given": [{"id": "\\ud83d", "start": 0, "end": 2}]}',
    ]
    kept, *failed = take("-", stdin=io.BytesIO(b"\n".join(rows)))
    assert (kept.document.title, kept.document.publisher) == ("\ufffd!", "\ufffd")
    assert noted([kept]) == ["encoding"]
    assert [issue.kind for taken in failed for issue in taken.issues] == ["bad_id", "bad_id"]


def test_a_byte_order_mark_is_no_word():
    (failed,) = take("-", stdin=io.BytesIO(b'{"text": "\\ufeff"}'))
    assert failed.issues[0].kind == "empty"


def test_sources_are_counted_without_reading_them(tmp_path):
    write(tmp_path, "a.txt", SENTENCE)
    write(tmp_path, "b.jsonl", '{"text": "x"}\n{"text": "y"}')
    write(tmp_path, ".hidden", SENTENCE)
    assert count_sources([str(tmp_path), "-", "no/such.txt"], IntakeOptions()) == 5
