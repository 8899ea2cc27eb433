"""Files, folders and standard input become documents; bytes and text are kept as they are."""

import hashlib
import io
import json

import pytest

from onrecord.errors import UsageError
from onrecord.intake import Intake, IntakeOptions, count_sources, iter_documents

SENTENCE = "The harbour of Port Avel will reopen in May, the minister said on Tuesday."


def take(*sources: object, **options: object) -> list[Intake]:
    return list(iter_documents([str(source) for source in sources], IntakeOptions(**options)))


def piped(raw: bytes | str, **options: object) -> list[Intake]:
    return take("-", stdin=io.BytesIO(raw.encode() if isinstance(raw, str) else raw), **options)


def row(**fields: object) -> str:
    return json.dumps({"text": SENTENCE, **fields}, ensure_ascii=False)


def test_a_row_keeps_its_text_bytes_and_fields_as_they_are():
    text = "  One\r\ntwo\u2028three\u0085four\n\n\tПять 😀  "
    given = [{"id": "m1", "start": 2, "end": 5}]
    raw = row(id="a/1", text=text, title="Not there", publisher="Gazette", url="https://x.example/?a=1#b",
              published="2024-12-10T08:00", language="en-GB", given=given, extra={"kept": "not"})  # fmt: skip
    (taken,) = piped(raw + "\n", published="2001-01-01", publisher="Wire")
    document = taken.document
    assert (document.id, document.text, document.title) == ("a/1", text, "Not there")
    assert (document.publisher, document.published, document.language) == (
        "Gazette",
        "2024-12-10T08:00",
        "en",
    )
    assert [(m.id, document.quote(m.start, m.end)) for m in document.given] == [("m1", "One")]
    assert taken.raw == raw.encode()
    assert document.sha256_raw == hashlib.sha256(raw.encode()).hexdigest()
    assert document.sha256_text == hashlib.sha256(text.encode()).hexdigest()
    assert taken.issues == ()


def test_rows_end_in_line_feeds_only():
    taken = piped("\n" + row(text="One\u2028two") + "\n\n" + row(text="Three\x85four\x0cfive") + "\r\n")
    assert [(i.where, i.document.text) for i in taken] == [
        ("standard input line 2", "One\u2028two"),
        ("standard input line 4", "Three\x85four\x0cfive"),
    ]


def test_options_fill_in_what_a_row_does_not_say():
    (taken,) = piped(row(publisher=None, published=""), published="2024-12-10", publisher="Wire")
    assert (taken.document.published, taken.document.publisher) == ("2024-12-10", "Wire")


@pytest.mark.parametrize("field", ["id", "title", "publisher", "url", "published", "language"])
@pytest.mark.parametrize("value", [7, True, ["x"], {"x": 1}])
def test_fields_that_are_no_strings_fail_their_row(field, value):
    failed, kept = piped(row(**{field: value}) + "\n" + row())
    assert f'line 1 has a field "{field}" that is ' in failed.issues[0].message
    assert not kept.failed


def test_ids_come_from_the_url_else_from_publisher_and_text_and_never_from_dates():
    def document_id(**fields: object) -> str:
        return piped(row(**fields))[0].document.id

    assert document_id(url="https://X.example/a?utm_source=m&b=1#top") == document_id(
        url="https://x.example/a?b=1"
    )
    assert document_id(url="https://x.example/a?b=1") != document_id(url="https://x.example/a?b=2")
    assert (
        document_id(published="2024-01-01") == document_id(published="2024-01-02") == document_id(title="T")
    )
    assert document_id(publisher="A") != document_id(publisher="B")
    assert document_id().startswith("d-")


def test_a_text_file_is_its_decoded_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + f"{SENTENCE}\r\nSecond line.\rThird.\n".encode())
    (taken,) = take(path)
    assert taken.document.text == f"{SENTENCE}\nSecond line.\nThird.\n"
    assert taken.document.cut_by == "onrecord-text 1"
    assert taken.raw == path.read_bytes()
    assert taken.issues == ()


def test_hard_wrapped_lines_of_a_file_are_joined(tmp_path):
    path = tmp_path / "a.txt"
    lines = [
        "The harbour of Port Avel will reopen in May, the minister said on",
        "Tuesday. The works took two years, and they cost forty million",
        "crowns, which the ministry will pay from its reserve. Nobody was",
        "asked whether the town wanted it.",
    ]
    path.write_text("\n".join(lines) + "\n\nCosts\n\nThe unions had asked for a vote.\n")
    (taken,) = take(path)
    assert taken.document.text == " ".join(lines) + "\n\nCosts\n\nThe unions had asked for a vote.\n"
    assert taken.document.cut_by == "onrecord-text 1 unwrapped"


def test_markdown_front_matter_is_read_and_cut_off(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\nid: 17\ntitle: 'Harbour: reopens'\npublisher: Coast Gazette\nurl: https://x.example/a\n"
        f"published: 2024-12-10\nlanguage: en\nother: [1, 2]\n---\n# Harbour: reopens\n\n{SENTENCE}\n"
    )
    document = take(path)[0].document
    assert (document.id, document.title, document.publisher) == ("17", "Harbour: reopens", "Coast Gazette")
    assert (document.url, document.published) == ("https://x.example/a", "2024-12-10")
    assert document.text == f"# Harbour: reopens\n\n{SENTENCE}\n"
    assert [(b.kind.value, document.quote(b.start, b.end)) for b in document.blocks] == [
        ("title", "Harbour: reopens"), ("paragraph", SENTENCE),
    ]  # fmt: skip


def test_a_rule_at_the_top_is_no_front_matter(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"---\n{SENTENCE}\n---\nMore.\n")
    assert take(path)[0].document.text == f"---\n{SENTENCE}\n---\nMore.\n"


@pytest.mark.parametrize(
    ("raw", "cut_by"),
    [
        ("  \n" + row(), "onrecord-rows 1"),
        ("\ufeff" + row(), "onrecord-rows 1"),
        (f"<!-- x -->\n<!DOCTYPE html><p>{SENTENCE}</p>", "trafilatura"),
        (f"\ufeff<html><p>{SENTENCE}</p></html>", "trafilatura"),
        (SENTENCE, "onrecord-text 1"),
        ("a < b, she said, and <b>that</b> was it.", "onrecord-text 1"),
    ],
)
def test_standard_input_and_files_without_suffix_are_told_by_their_beginning(tmp_path, raw, cut_by):
    (tmp_path / "file").write_text(raw, encoding="utf-8")
    for taken in (piped(raw), take(tmp_path / "file")):
        assert taken[0].document.cut_by.startswith(cut_by)


def test_folders_are_walked_in_order_without_hidden_files(tmp_path):
    for name in ("b/z.txt", "b/a.md", "a.txt", "c.jsonl", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            row(text=name) + "\n" + row(text=name) if name.endswith("jsonl") else f"{name} said so."
        )
    found = [taken.where.removeprefix(f"{tmp_path}/") for taken in take(tmp_path)]
    assert found == ["a.txt", "b/a.md", "b/z.txt", "c.jsonl line 1", "c.jsonl line 2"]
    assert count_sources([str(tmp_path)], IntakeOptions()) == len(found)


def test_a_folder_that_links_reach_twice_is_walked_once(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(SENTENCE)
    (tmp_path / "copy").symlink_to(tmp_path / "real")
    assert [taken.failed for taken in take(tmp_path)] == [False]


def test_the_same_bytes_give_the_same_document(tmp_path):
    (tmp_path / "a.txt").write_text(SENTENCE)
    (tmp_path / "b.txt").write_text(SENTENCE)
    first, second = take(tmp_path)
    assert first.document == second.document


def test_a_publication_date_in_the_options_must_be_one():
    with pytest.raises(UsageError, match='"soon" is not an ISO 8601 date'):
        IntakeOptions(published="soon")


@pytest.mark.parametrize("code", ["en", "uk", "de"])
def test_a_declared_language_wins(code):
    assert piped(row(language=code))[0].document.language == code


def test_a_page_that_declares_english_by_template_only_is_not_taken_for_english():
    text = "Министр заявил во вторник, что порт снова откроется в мае."
    assert piped(row(text=text, language="en"))[0].document.language == "ru"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SENTENCE, "en"),
        ("Short news.", None),
        ("Der Minister sagte am Dienstag, dass der Hafen im Mai wieder öffnet.", "de"),
        ("Міністр заявив у вівторок, що порт знову відкриється у травні.", "uk"),
        ("Міністр заявіў у аўторак, што порт зноў адкрыецца ў траўні.", "be"),
        ("Ministras antradienį sakė, kad uostas vėl bus atidarytas gegužę.", "lt"),
        ("Minister powiedział we wtorek, że port zostanie ponownie otwarty w maju.", "pl"),
        ("Il ministro ha detto martedì che il porto riaprirà a maggio.", "it"),
    ],
)
def test_the_language_is_told_from_the_text_or_left_unknown(text, code):
    assert piped(row(text=text))[0].document.language == code
