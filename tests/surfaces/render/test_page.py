"""The dossier as one page."""

import re
from dataclasses import replace
from functools import lru_cache

import pytest

from factories import make_commitment, make_document, make_dossier, make_source, make_statement, window
from onrecord.records import (
    Candidates,
    Contradiction,
    ContradictionKind,
    Dossier,
    DossierLine,
    DossierSection,
    Gap,
    GapQuestion,
    LeftOut,
    Section,
)
from onrecord.surfaces.render import dossier_html
from onrecord.surfaces.render.page import page_context
from surfaces.render.parsed import Element, parse
from surfaces.render.sample import sample_dossier, statements

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e' \" {{ 7*7 }} javascript:alert(3)"


@lru_cache(maxsize=1)
def _html() -> str:
    return dossier_html(sample_dossier())


@pytest.fixture(scope="module")
def page() -> Element:
    return parse(_html())


def _words(element: Element) -> str:
    return " ".join(element.text.split())


def test_the_page_needs_nothing_else(page: Element) -> None:
    assert not page.all("script")
    assert not page.all("link")
    assert not [e for e in page.all() if {"src", "srcset", "style"} & e.attributes.keys()]
    assert not re.search(r"@import|url\((?!#)", _html())


def test_only_the_documents_addresses_lead_outside(page: Element) -> None:
    outside = [a.attributes["href"] for a in page.all("a") if not a.attributes["href"].startswith("#")]
    assert outside == ["https://gazette.example/bridge", "https://courier.example/late"]


def test_every_link_inside_leads_to_an_anchor_and_anchors_are_unique(page: Element) -> None:
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert {a.attributes["href"][1:] for a in page.all("a") if a.attributes["href"].startswith("#")} <= set(
        ids
    )


def test_every_statement_is_marked_and_every_line_leads_to_its_mark(page: Element) -> None:
    for name, statement in statements().items():
        assert page.one("mark", id=f"q-{statement.id}").text, name
    lines = [li for ul in page.all("ul", class_="lines") for li in ul.all("li") if "id" in li.attributes]
    for line in lines:
        quote = line.all("blockquote")[0].one("a")
        mark = page.one("mark", id=quote.attributes["href"][1:])
        assert quote.text.strip("“”").startswith(mark.text)


def test_stripping_the_tags_of_a_text_gives_the_document(page: Element) -> None:
    texts = [e.text for e in page.all("div", class_="text")]
    assert texts == [entry.document.text for entry in sample_dossier().documents]


def test_the_head_says_subject_clocks_and_counts(page: Element) -> None:
    words = _words(page.one("header"))
    assert words == (
        "On the record Opening of the Meresk bridge As known on 15 Sep 2031, judged on 15 Sep 2031 "
        "4 documents · 15 statements · 8 origins"
    )


def test_sections_stand_in_their_order(page: Element) -> None:
    titles = [_words(h) for h in page.one("main").all("h2")]
    assert titles == [
        "At a glance",
        "Commitments board",
        "Timeline",
        "Announcement",
        "Commitments",
        "Arrangement",
        "Concerns and requests",
        "Events",
        "Capabilities claimed",
        "Constraints",
        "Reactions",
        "Expert judgement",
        "Implications",
        "Outlook",
        "Context",
        "Contradictions",
        "Copies and republications",
        "Gaps",
        "Left out",
        "Documents",
    ]


def test_a_line_tells_quote_chain_modality_window_and_counts(page: Element) -> None:
    line = page.one("section", id="section-announcement").all("li")[0]
    assert _words(line).startswith(
        "“Ardavia intends to open the Meresk bridge during the second half of 2031” "
        "Orlen Tavik (at a televised meeting) > Coast Courier > this article "
        "intends 1 Jul – 31 Dec 2031 2 documents, 1 origin [1]"
    )
    assert "Orlen Tavik: both quote the same first speaker [4][1]" in _words(line)


def test_an_anonymous_source_is_flagged(page: Element) -> None:
    flags = [_words(f) for f in page.one("section", id="section-constraint").all("span", class_="flag")]
    assert flags == ["anonymous"]


def test_a_denial_stands_out(page: Element) -> None:
    denied = page.one("section", id="section-reaction").all("span", class_="negated")
    assert [_words(d) for d in denied] == ["denies"]


def test_a_slip_keeps_the_old_window(page: Element) -> None:
    windows = page.one("ol", class_="windows")
    assert [_words(li) for li in windows.all("li")] == [
        "was 1 Jul – 31 Dec 2031 (said 12 Jan 2031)",
        "now from 1 Jun 2032 (open) (said 2 Sep 2031)",
    ]


def test_the_board_shows_status_contest_and_each_mention(page: Element) -> None:
    board = page.one("section", id="board")
    chips = [_words(c) for c in board.all("span", class_="chip")]
    assert chips == ["open", "open", "overdue, no evidence", "revised", "contested"]
    assert "revises: Harbour Board, 3 Sep 2031 [2]" in _words(board)
    assert "1 Apr 2031: overdue, no evidence (the calendar)" in _words(board)
    assert "actor not said" in _words(board)


def test_a_contradiction_shows_both_sides(page: Element) -> None:
    sides = [_words(s) for s in page.one("section", id="contradictions").all("div", class_="side")]
    assert sides[0].startswith(
        "“The Meresk bridge will not open before June 2032” Harbour Board (in a letter)"
    )
    assert sides[1].startswith("“the bridge is late” Hanne Quill > Coast Courier denies")


def test_the_matrix_of_reactions_shows_its_empty_cells(page: Element) -> None:
    rows = page.one("table", class_="matrix").one("tbody").all("tr")
    assert [[("empty" in td.attributes.get("class", "")) for td in row.all("td")] for row in rows] == [
        [False, True, False, True, True],
        [True, False, True, True, True],
    ]
    assert "nothing on record" in _words(rows[0].all("td")[1])


def test_the_missing_date_is_the_first_gap(page: Element) -> None:
    gaps = [_words(li) for li in page.one("section", id="gaps").all("li")]
    assert gaps[0].startswith("When was it published? The document carries no date of publication.")


def test_what_was_left_out_leads_to_where_it_stands(page: Element) -> None:
    row = page.one("section", id="left-out").one("li")
    assert _words(row) == "Win a kettle in our spring draw [1] a prize draw, not reporting"
    block = page.one("span", class_="boilerplate")
    assert row.all("a")[0].attributes["href"] == f"#{block.attributes['id']}"


def test_the_register_and_the_signs_stand_in_their_sections(page: Element) -> None:
    register = page.one("section", id="section-arrangement").one("tbody").all("tr")
    assert [_words(cell) for cell in register[1].children if isinstance(cell, Element)][:5] == [
        "Lower Meresk",
        "has a say",
        "not said",
        "not said",
        "not said",
    ]
    assert "whether the piers carry heavy lorries" in _words(page.one("section", id="section-outlook"))


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert dossier_html(sample_dossier()).encode() == _html().encode()


def test_an_empty_dossier_says_what_is_missing_everywhere() -> None:
    page = parse(dossier_html(make_dossier()))
    for section in page.one("main").all("section"):
        assert section.all("p", class_="gap-note"), section.attributes["id"]


def test_a_section_without_lines_shows_the_gap_it_was_given(page: Element) -> None:
    words = _words(page.one("section", id="section-judgement"))
    assert words == "Expert judgement Experts are mentioned, none is named or quoted."


def _hostile() -> Dossier:
    document = make_document(
        HOSTILE,
        id=HOSTILE,
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(4)",
        language='x" onload="y',
    )
    statement = make_statement(
        document,
        HOSTILE,
        id=f"s{HOSTILE}",
        sources=(make_source(HOSTILE),),
        language=HOSTILE,
        candidates=Candidates(speaker=(HOSTILE,)),
    )
    commitment = make_commitment(
        statement, id=statement.id, actor=HOSTILE, progress=HOSTILE, condition=HOSTILE
    )
    return make_dossier(
        (document,),
        (statement,),
        subject=HOSTILE,
        commitments=(commitment, replace(commitment, id="c-2", due=window("2031-01-01"))),
        gaps=(Gap("g", commitment.id, GapQuestion.WHO, HOSTILE),),
        left_out=(LeftOut(HOSTILE, 0, 1, "<", HOSTILE),),
        contradictions=(Contradiction(statement.id, "gone", ContradictionKind.DATE, HOSTILE),),
    )


def test_hostile_words_are_inert() -> None:
    html = dossier_html(_hostile())
    page = parse(html)
    assert not page.all("script")
    assert not page.all("img")
    assert not [name for e in page.all() for name in e.attributes if name.startswith("on")]
    assert all(a.attributes["href"].startswith("#") for a in page.all("a"))
    assert "{{ 7*7 }}" in page.text
    outside_the_text = html.replace("\u202e</bdi>", "")
    assert "\u202e" not in outside_the_text


def test_a_hostile_page_keeps_its_anchors() -> None:
    page = parse(dossier_html(_hostile()))
    ids = [e.attributes["id"] for e in page.all() if "id" in e.attributes]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w-]+", i) for i in ids)


def test_a_side_that_the_dossier_does_not_hold_is_said_to_be_missing() -> None:
    sides = parse(dossier_html(_hostile())).all("div", class_="side")
    assert "not part of this dossier" in sides[1].text


def test_lone_surrogates_do_not_keep_the_page_from_being_written() -> None:
    dossier = make_dossier((make_document("a\ud800b", title="\udfff"),), subject="\ud800")
    assert "⟨U+D800⟩".encode() in dossier_html(dossier).encode()


def test_a_statement_of_a_document_not_held_is_quoted_without_a_link() -> None:
    statement = make_statement(make_document("The pier opens."), "The pier opens", section=Section.EVENT)
    quote = parse(dossier_html(make_dossier((), (statement,)))).one("blockquote")
    assert (quote.text, quote.all("a")) == ("“The pier opens”", [])


def test_a_statement_read_in_two_sections_has_one_anchor() -> None:
    document = make_document("The pier opens.")
    line = DossierLine(make_statement(document, "The pier opens"), None, 1, 1)
    sections = (DossierSection(Section.EVENT, (line,)), DossierSection(Section.CONTEXT, (line,)))
    page = parse(dossier_html(make_dossier((document,), (line.statement,), sections=sections)))
    assert len(page.all("li", id=f"l-{line.statement.id}")) == 1


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(2 * d for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_words_can_be_read_on_its_ground() -> None:
    palettes = [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", p)) for p in re.findall(r":root \{[^}]+\}", _html())
    ]
    assert len(palettes) == 3
    for palette in palettes:
        words = ("ink", "muted", "link", "open", "amber", "red", "green", "grey")
        pairs = [(w, g) for w in words for g in ("paper", "wash")] + [("target-ink", "target")]
        for word, ground in pairs:
            light, dark = sorted((_luminance(palette[word]), _luminance(palette[ground])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (word, ground)


def test_what_the_reader_considered_is_shown() -> None:
    document = make_document("She will pay.")
    statement = make_statement(
        document, "She will pay", candidates=Candidates(speaker=("Hanne Quill", "Ida Moor"))
    )
    assert "considered: Hanne Quill / Ida Moor" in dossier_html(make_dossier((document,), (statement,)))


def test_the_context_counts_lines_like_the_record() -> None:
    context = page_context(sample_dossier())
    assert sum(len(section.lines) for section in context.sections) == len(statements()) - 1


def test_many_mentions_are_folded_and_none_is_lost() -> None:
    document = make_document("The board will finish the pier by May 2031.")
    statement = make_statement(
        document, "finish the pier by May 2031", window=window(None, "2031-05-31"), window_text="by May 2031"
    )
    commitment = make_commitment(*[statement] * 9)
    page = parse(dossier_html(make_dossier((document,), (statement,), commitments=(commitment,))))
    board = page.one("section", id="board")
    assert [len(ul.all("li")) for ul in board.all("ul", class_="mentions")] == [6, 3]
    assert _words(board.one("summary")) == "3 more mentions"
    assert _words(board.all("ul", class_="mentions")[0].all("li")[0]).endswith("not said by May 2031 [1]")
