"""The full text with its marks."""

from hypothesis import given
from hypothesis import strategies as st

from factories import make_document, make_statement
from onrecord.records import Block, BlockKind, Document, Statement
from onrecord.surfaces.render.anchors import statement_anchor
from onrecord.surfaces.render.marks import marked_text
from surfaces.render.parsed import Element, parse

TEXT = "The pier opens in May, the board said. It may not."


def _statement(document: Document, start: int, end: int, number: int) -> Statement:
    return make_statement(document, document.text[start:end], start=start, id=f"s-{number}")


def _marked(document: Document, *extents: tuple[int, int]) -> Element:
    statements = [_statement(document, *extent, number) for number, extent in enumerate(extents)]
    return parse(marked_text(document, statements, lambda _: None).html)


def _words(root: Element, number: int) -> str:
    """All words marked as this statement's."""
    anchor = statement_anchor(f"s-{number}")
    pieces = root.all("mark", class_=f"of-{anchor}") or [root.one("mark", id=anchor)]
    return "".join(piece.text for piece in pieces)


def test_a_statement_inside_another_nests() -> None:
    root = _marked(make_document(TEXT), (0, 37), (4, 21))
    assert root.one("mark", id="q-s-0").one("mark", id="q-s-1").text == "pier opens in May"


def test_two_statements_of_the_same_words_have_an_anchor_each() -> None:
    root = _marked(make_document(TEXT), (0, 21), (0, 21))
    assert [mark.attributes["id"] for mark in root.all("mark")] == ["q-s-0", "q-s-1"]


def test_overlapping_statements_are_cut_and_keep_all_their_words() -> None:
    root = _marked(make_document(TEXT), (0, 14), (4, 21))
    assert (_words(root, 0), _words(root, 1)) == ("The pier opens", "pier opens in May")
    assert len(root.all("mark", class_="of-q-s-1")) == 2


def test_the_anchors_of_cut_statements_are_told() -> None:
    document = make_document(TEXT)
    statements = [_statement(document, 0, 14, 0), _statement(document, 4, 21, 1)]
    assert marked_text(document, statements, lambda _: None).split == ("q-s-1",)


def test_a_quoted_statement_leads_back_to_its_line() -> None:
    document = make_document(TEXT)
    html = marked_text(document, [_statement(document, 0, 21, 0)], {"s-0": "#l-s-0"}.get).html
    assert parse(html).one("a").attributes["href"] == "#l-s-0"


def test_boilerplate_is_dimmed_with_its_reason() -> None:
    blocks = (Block(0, 38, BlockKind.PARAGRAPH), Block(39, 50, BlockKind.BOILERPLATE, "an advert"))
    dimmed = _marked(make_document(TEXT, blocks=blocks)).one("span", class_="boilerplate")
    assert (dimmed.text, dimmed.attributes["data-reason"]) == ("It may not.", "left out: an advert")
    assert dimmed.attributes["id"] == "b-doc-39"


def test_bidirectional_overrides_are_kept_shut_in_and_named() -> None:
    root = _marked(make_document("a\u202eb"))
    shut_in = root.one("bdi")
    assert (root.text, shut_in.text, shut_in.attributes["data-cp"]) == ("a\u202eb", "\u202e", "⟨U+202E⟩")


def test_characters_that_html_cannot_carry_are_named() -> None:
    html = marked_text(make_document("a\x00b\ud800"), [], lambda _: None).html
    assert parse(html).text == "a⟨U+0000⟩b⟨U+D800⟩"


def test_a_hostile_reason_is_shown_and_not_obeyed() -> None:
    blocks = (Block(0, 3, BlockKind.BOILERPLATE, '\u202e" onclick="x'),)
    block = _marked(make_document("Win", blocks=blocks)).one("span", class_="boilerplate")
    assert block.attributes["data-reason"] == 'left out: ⟨U+202E⟩" onclick="x'


def test_markup_in_the_text_stays_text() -> None:
    root = _marked(make_document('<script>x</script> & "b" <mark id="q">'))
    assert not root.all("script")
    assert not root.all("mark")


@given(
    text=st.text(st.sampled_from("ab <>&\n\r\"'é\u202e港"), min_size=1, max_size=30),
    extents=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=6),
    cuts=st.lists(st.integers(0, 30), max_size=6, unique=True),
)
def test_marks_add_no_character_and_lose_none(
    text: str, extents: list[tuple[int, int]], cuts: list[int]
) -> None:
    """Stripping the tags gives the document's text; each statement's marks give its quote."""
    inside = [(a, min(b, len(text))) for a, b in extents if a < min(b, len(text))]
    edges = sorted(min(cut, len(text)) for cut in cuts)
    blocks = tuple(Block(a, b, BlockKind.PARAGRAPH) for a, b in zip(edges[::2], edges[1::2], strict=False))
    root = _marked(make_document(text, blocks=blocks), *inside)
    assert root.text == text
    assert [_words(root, number) for number in range(len(inside))] == [text[a:b] for a, b in inside]


def test_of_an_excerpt_the_rest_is_said_to_be_missing() -> None:
    document = make_document(
        TEXT, blocks=(Block(0, 38, BlockKind.PARAGRAPH), Block(39, 50, BlockKind.PARAGRAPH))
    )
    statements = [_statement(document, 4, 22, 0)]
    shown = ((4, 22), (39, 50))
    root = parse(marked_text(document, statements, lambda _: None, shown).html)
    assert root.text == "[…]pier opens in May,[…]It may not."
    assert _words(root, 0) == "pier opens in May,"


@given(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=8, unique=True))
def test_an_excerpt_shows_its_words_and_no_others(edges: list[int]) -> None:
    edges = sorted(edges)[: len(edges) // 2 * 2]
    shown = list(zip(edges[::2], edges[1::2], strict=True))
    document = make_document(
        TEXT, blocks=(Block(0, 20, BlockKind.PARAGRAPH), Block(25, 50, BlockKind.PARAGRAPH))
    )
    statements = [_statement(document, start, end, number) for number, (start, end) in enumerate(shown)]
    root = parse(marked_text(document, statements, lambda _: None, shown).html)
    assert root.text.replace("[…]", "") == "".join(TEXT[start:end] for start, end in shown)
