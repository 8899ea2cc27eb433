"""What the lines of an article are for."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import label_blocks
from onrecord.records import BlockKind

BODY = "The harbour of Port Avel will reopen in May, the minister said on Tuesday."
MORE = "She gave no reason for the delay, which had been expected by the unions for a year."


def kinds(*lines: str, title: str | None = None) -> list[str]:
    return [block.kind.value for block in label_blocks("\n".join(lines), title)]


def reasons(*lines: str) -> list[str | None]:
    return [block.reason for block in label_blocks("\n".join(lines))]


@pytest.mark.parametrize(
    ("lines", "title", "expected"),
    [
        (["Harbour reopens", BODY], None, ["title", "paragraph"]),
        (["Harbour Reopens in Port Avel.", BODY], None, ["title", "paragraph"]),
        (["HARBOUR REOPENS.", BODY], "Harbour reopens", ["title", "paragraph"]),
        ([BODY, MORE], None, ["paragraph", "paragraph"]),
        ([BODY, MORE], "Harbour reopens", ["paragraph", "paragraph"]),
        (["Harbour reopens"], None, ["paragraph"]),
        (["Harbour reopens", "By Anna Lind", BODY], None, ["title", "byline", "paragraph"]),
        (["Harbour reopens", "Anna Lind, Northern Wire", BODY], None, ["title", "byline", "paragraph"]),
        (["By Anna Lind and Jon Berg", BODY], None, ["byline", "paragraph"]),
        (
            ["Harbour reopens", "Tuesday, 10 May 2024, 14:05 GMT", BODY],
            None,
            ["title", "dateline", "paragraph"],
        ),
        (["10 May 2024", "Harbour reopens", BODY], None, ["dateline", "title", "paragraph"]),
        (["Harbour reopens", "Published: 2024-12-10", BODY], None, ["title", "dateline", "paragraph"]),
        (
            [BODY, MORE, "(Reporting by Anna Lind; editing by Jon Berg)"],
            None,
            ["paragraph", "paragraph", "byline"],
        ),
        (
            ["# Harbour reopens", BODY, "## Costs?", MORE],
            None,
            ["title", "paragraph", "heading", "paragraph"],
        ),
        (
            ["Home", "World", "Sport", "Harbour reopens", BODY],
            None,
            ["boilerplate"] * 3 + ["title", "paragraph"],
        ),
    ],
)
def test_the_head_of_an_article(lines, title, expected):
    assert kinds(*lines, title=title) == expected


@pytest.mark.parametrize(
    "dateline",
    [
        "PORT AVEL, Dec. 9 (Northern Wire) -",
        "PORT AVEL (NW) —",
        "OSTEN, Avelia –",
        "Osten, 9 December (Northern Wire) --",
        "OSTEN (Northern Wire):",
        "OSTEN, December 9. /NW/.",
    ],
)
def test_the_dateline_is_cut_from_the_first_paragraph(dateline):
    text = f"Harbour reopens\n{dateline} {BODY}\n{MORE}"
    _, place, first, second = label_blocks(text)
    assert (place.kind, text[place.start : place.end]) == ("dateline", dateline)
    assert (first.kind, text[first.start : first.end]) == ("paragraph", BODY)
    assert second.kind == "paragraph"


@pytest.mark.parametrize(
    "line", ["He came - and stayed until the end of the long war.", "NATO - an alliance - met."]
)
def test_a_dash_makes_no_dateline_of_a_sentence(line):
    assert kinds(line.replace("NATO", "Nato"), MORE) == ["paragraph", "paragraph"]


def test_headings_are_short_lines_that_a_paragraph_follows():
    lines = [
        BODY,
        "Costs and Delays",
        MORE,
        "What the unions say",
        BODY,
        "Background",
        "The first harbour",
        MORE,
    ]
    assert kinds(*lines) == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "heading",
        "paragraph",
    ]


def test_lines_of_single_sentences_are_paragraphs():
    assert kinds("The ferry stopped.", "It rained.", "Nobody came.") == ["paragraph"] * 3


def test_list_items_are_paragraphs_without_their_marks():
    text = f"{BODY}\n- The quay will be longer.\n* The lights will be new."
    assert [text[b.start : b.end] for b in label_blocks(text)][1:] == [
        "The quay will be longer.", "The lights will be new.",
    ]  # fmt: skip


def test_lines_of_markdown_that_are_links_or_bold_are_labelled_by_their_words():
    links = "[9 Quiet Ways to Spend Less](https://x.example/9)\n- [Read more](/m)"
    text = f"{BODY}\n\n**Costs and Delays**\n\n{MORE}\n\n{links}"
    assert [(b.kind.value, text[b.start : b.end]) for b in label_blocks(text)][1::2] == [
        ("heading", "Costs and Delays"),
        ("boilerplate", "9 Quiet Ways to Spend Less"),
    ]


TEASERS = [
    ["9 Quiet Ways to Spend Less on Candles", "9 Quiet Ways to Spend Less on Candles"],
    ["14 Small Towns That Nobody Talks About Anymore"],
    ["The Secret Life of Ferry Captains", "Why Your Lamp Is Lying to You"],
    ["12 ways to spend less on candles"],
    ["Could This Be the End of Candles?", "Captains Are Stunned by This One Lamp!"],
    ["Minister to resign by June", "Harbour will close in May", "Ferry captain tells his story"],
]


@pytest.mark.parametrize("teasers", TEASERS)
def test_headlines_after_the_last_paragraph_are_boilerplate_with_a_reason(teasers):
    lines = [BODY, "Costs and Delays", MORE, BODY, *teasers]
    assert kinds(*lines) == ["paragraph", "heading", "paragraph", "paragraph"] + ["boilerplate"] * len(
        teasers
    )
    assert all(reasons(*lines)[4:])


@pytest.mark.parametrize(
    "heading",
    ["Who Will Pay for All This?", "12 Months of Waiting in Port Avel", "The Long Way Home From Osten"],
)
def test_a_heading_is_kept_whatever_it_looks_like(heading):
    assert kinds(BODY, heading, MORE, heading, BODY) == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_what_stands_twice_in_a_row_is_no_heading():
    teaser = "9 Quiet Ways to Spend Less on Candles"
    assert reasons(*[BODY] * 5, teaser, teaser, MORE)[5:] == [
        "repeated line without closing punctuation"
    ] * 2 + [None]


def test_a_last_sentence_without_its_full_stop_is_kept():
    assert kinds(BODY, MORE, "The ferry will stop in June, the company said") == ["paragraph"] * 3


def test_the_items_of_an_open_list_are_kept():
    items = [
        "Higher pay for captains",
        "Shorter shifts at sea",
        "Free meals on board",
        "A say in the timetable",
    ]
    assert kinds(BODY, MORE, "The unions ask for four things:", *items) == ["paragraph"] * 7


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advertising"),
        ("Sponsored: Lumo will light your home by Friday.", "advertising"),
        ("Story continues below advertisement", "advertising"),
        ("Subscribe to our newsletter", "call to subscribe"),
        ("Sign up for our free morning newsletter and never miss a story.", "call to subscribe"),
        ("Already a subscriber? Log in", "call to subscribe"),
        ("Read more", "link to another article"),
        ("READ MORE: Harbour will close in May", "link to another article"),
        ("Related: Minister to resign by June", "link to another article"),
        ("Share this", "call to share"),
        ("Share this article on Facebook", "call to share"),
        ("Follow us on Telegram", "call to share"),
        ("This website uses cookies to improve your experience.", "cookie notice"),
        ("Accept all cookies", "cookie notice"),
        ("© 2024 Northern Wire", "copyright notice"),
        ("Copyright 2024 Northern Wire. All rights reserved.", "copyright notice"),
        ("Privacy Policy", "terms"),
        ("Photo: Jon Berg / Northern Wire", "image credit"),
        ("Jon Berg/Northern Wire", "image credit"),
        ("Leave a comment", "comments"),
        ("This discussion is now closed.", "comments"),
        ("Your comments may be published on any of our pages.", "comments"),
        ("4 min read", "reading aid"),
        ("Tags: harbour, ferry, Osten", "topic list"),
        ("https://wire.example/avel", "web address"),
        ("Home > World > Avelia", "navigation"),
        ("Home | World | Sport", "navigation"),
    ],
)
def test_the_frame_around_articles_is_boilerplate_wherever_it_stands(line, reason):
    assert reasons(BODY, line, MORE) == [None, reason, None]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the newsletter were told on Monday that it would end.",
        "Sign language will be taught in all schools, the ministry said.",
        "Copyright law will change in May, the minister said.",
        "Advertising revenue fell by a fifth, the company said.",
        "Cookies were sold at the harbour for a crown each.",
        "We use the harbour every day, the fishermen said.",
        "Read the letter, and you will know why he left, she said.",
        "Share prices fell by a tenth on Friday.",
        "Follow the money, the prosecutor said.",
        "Related costs will be paid by the ministry.",
        "Photographs by local residents showed smoke over the harbour.",
        "Contact with the ferry was lost at noon.",
        "Comments by the minister angered the unions.",
        "More than 40 boats will return in May.",
        "Watch officers saw the ferry turn, and it sank within minutes.",
        "9 sailors were hurt and 12 were saved.",
    ],
)
def test_sentences_are_never_boilerplate(line):
    assert kinds(BODY, line, MORE) == ["paragraph"] * 3
    assert kinds(BODY, MORE, line) == ["paragraph"] * 3
    assert kinds(line, BODY, MORE) == ["paragraph"] * 3


def test_lists_of_other_articles_end_at_the_next_heading():
    lines = [
        BODY,
        MORE,
        "Most read",
        "Ferry captain tells his story",
        "Minister to resign by June",
        "Costs",
        MORE,
    ]
    assert kinds(*lines) == ["paragraph"] * 2 + ["boilerplate"] * 3 + ["heading", "paragraph"]


def test_captions_are_read_and_credits_are_not():
    assert kinds(BODY, "FILE PHOTO: A ferry leaves Port Avel in May 2023.", MORE) == [
        "paragraph",
        "caption",
        "paragraph",
    ]
    assert kinds(BODY, "A ferry leaves Port Avel in May 2023. Photo: Jon Berg", MORE)[1] == "caption"


def test_hard_wrapped_lines_are_one_block():
    wrapped = (
        "The harbour of Port Avel will reopen in May, the minister said on\n"
        "Tuesday. The works took two years, and they cost forty million\n"
        "crowns, which the ministry will pay from its reserve. Nobody was\n"
        "asked whether the town wanted it.\n"
        "\n"
        "Costs\n"
        "\n"
        "The unions had asked for a vote in the spring, but the mayor said\n"
        "that the town had no money for it.\n"
    )
    blocks = label_blocks(wrapped)
    assert [block.kind for block in blocks] == ["paragraph", "heading", "paragraph"]
    assert wrapped[blocks[0].start : blocks[0].end].count("\n") == 3


@given(
    st.lists(
        st.sampled_from(
            [BODY, MORE, "Costs", "By Anna Lind", "Read more", "  ", "9 Ways To Go Home Now", "A\u2028B"]
        )
    )
)
def test_blocks_are_in_order_apart_and_cover_all_words(lines):
    text = "\n".join(lines)
    blocks = label_blocks(text)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    labelled = "".join(text[b.start : b.end] for b in blocks)
    assert "".join(labelled.split()) == "".join(text.split())
    assert all(block.reason for block in blocks if block.kind == "boilerplate")


def test_labelling_takes_linear_time():
    started = time.monotonic()
    label_blocks("\n".join([BODY, "Costs and Delays", MORE, "Home", "By Anna Lind"] * 4000))
    assert time.monotonic() - started < 8


def test_a_line_too_long_for_a_paragraph_is_left_out_and_says_so():
    long = "The harbour of Port Avel will reopen in May. " * 3000
    first, second = label_blocks(f"It rained all day, she said.\n{long}\n")
    assert (first.kind, second.kind) == (BlockKind.PARAGRAPH, BlockKind.BOILERPLATE)
    assert second.reason == "a line of more than 100,000 characters"
