"""Copies between documents: which pairs, of what kind, with which words."""

from __future__ import annotations

from itertools import permutations

import pytest

from factories import make_document
from onrecord.linking.copies import find_copies
from onrecord.records import Block, BlockKind, CopyKind, Document

FERRY = (
    "The ferry between Ostrova and Lund will sail again on Monday, the harbour office said. "
    "Two of its engines were replaced over the winter at a cost of nine million crowns. "
    "Passengers had waited since October, when a fire in the hold put the old vessel out of service. "
    "The island's mayor, Ilse Varga, called the return of the boat a relief for every shop on the quay."
)
QUOTE = "we shall not sign anything that leaves our fishermen without a harbour of their own"


def _long(thing: str) -> str:
    """A long text of numbered sentences; two of them about different things share no five words."""
    return " ".join(f"{thing.capitalize()} {n} of town {n} cost {n * 7} crowns." for n in range(120))


LONG = _long("road")


def _on(day: str, text: str, name: str, *blocks: Block) -> Document:
    return make_document(text, id=name, published=day, blocks=blocks)


def test_a_reprinted_article_is_a_republication_of_the_earlier_one() -> None:
    early, late = _on("2031-03-01", FERRY, "z"), _on("2031-03-02", FERRY, "a")
    (copy,) = find_copies([late, early])
    assert (copy.document, copy.of, copy.kind, copy.share) == ("a", "z", CopyKind.REPUBLICATION, 1.0)


def test_documents_of_one_day_are_ordered_by_id() -> None:
    (copy,) = find_copies([_on("2031-03-01", FERRY, "b"), _on("2031-03-01", FERRY, "a")])
    assert (copy.document, copy.of) == ("b", "a")


def test_an_undated_document_counts_as_the_later() -> None:
    (copy,) = find_copies([make_document(FERRY, id="a", published=None), _on("2031-03-01", FERRY, "b")])
    assert (copy.document, copy.of) == ("a", "b")


def test_a_lifted_passage_is_an_excerpt_and_its_spans_hold_the_same_words() -> None:
    taken = FERRY[: FERRY.index("Passengers")].strip()
    early = _on("2031-03-01", FERRY, "early")
    late = _on("2031-03-04", f"{LONG[:900]}.\n{taken}\nNothing else was heard from the island.", "late")
    (copy,) = find_copies([early, late])
    assert copy.kind is CopyKind.EXCERPT
    assert [late.text[s:e].rstrip(".") for s, e, _, _ in copy.spans] == [taken.rstrip(".")]
    assert all(late.text[s:e] == early.text[of_s:of_e] for s, e, of_s, of_e in copy.spans)


def test_one_long_sentence_lifted_into_a_long_article_is_found() -> None:
    sentence = (
        "The bridge at Karsk carried four hundred lorries a day before its northern pier sank "
        "by a hand's breadth in the spring flood."
    )
    late = _long("school").replace("town", "village").replace("crowns", "marks")
    (copy,) = find_copies(
        [
            _on("2031-03-01", f"{sentence} {LONG}", "a"),
            _on("2031-03-02", f"{late}\n{sentence} It is shut.", "b"),
        ]
    )
    assert copy.share < 0.05
    assert copy.kind is CopyKind.EXCERPT


def test_the_same_quotation_in_two_stories_is_a_shared_quote() -> None:
    first = _on("2031-05-01", f'The talks broke off at noon. "{QUOTE.capitalize()}," said Ilse Varga.', "a")
    second = _on(
        "2031-05-02", f"Ostrova's mayor left the room early. “{QUOTE.capitalize()},” she told us.", "b"
    )
    (copy,) = find_copies([first, second])
    assert copy.kind is CopyKind.SHARED_QUOTE


def test_stories_about_one_event_in_other_words_are_no_copies() -> None:
    other = "After five months the boat to Lund is back: sailings start on Monday; shopkeepers are glad."
    assert find_copies([_on("2031-03-01", FERRY, "a"), _on("2031-03-01", other, "b")]) == ()


def test_boilerplate_is_no_evidence() -> None:
    foot = "Ring our office on the quay from nine to five if you have seen what our readers should know."
    texts = (
        "A goat was found on the roof of the town hall.",
        "The price of salt has doubled since the spring.",
    )
    documents = [
        _on(
            "2031-03-01",
            f"{text}\n{foot}",
            text[:6],
            Block(0, len(text), BlockKind.PARAGRAPH),
            Block(len(text) + 1, len(text) + 1 + len(foot), BlockKind.BOILERPLATE, "contact"),
        )
        for text in texts
    ]
    assert find_copies(documents) == ()


def test_sentences_about_the_page_and_loose_ends_are_no_evidence() -> None:
    foot = (
        "Copyright The Quay Gazette and its partners in the islands. All rights reserved.\n"
        "Weather on the coast Tide tables for sailors The best walks between Lund and Karsk Our crossword"
    )
    texts = (
        "A goat was found on the roof of the town hall.",
        "The price of salt has doubled since the spring.",
    )
    assert find_copies([_on("2031-03-01", f"{text}\n{foot}", text[:6]) for text in texts]) == ()


def test_a_pair_is_judged_alike_whatever_else_is_read_and_in_any_order() -> None:
    pair = [_on("2031-03-01", FERRY, "a"), _on("2031-03-02", f"{FERRY} {QUOTE.capitalize()}.", "b")]
    alone = find_copies(pair)
    crowd = [*pair, _on("2031-02-01", f"{FERRY[:200]}.", "c"), _on("2031-04-01", LONG, "d")]
    together = {find_copies(order) for order in permutations(crowd)}
    assert len(together) == 1
    assert [c for c in together.pop() if {c.document, c.of} == {"a", "b"}] == list(alone)


def test_a_short_turn_of_phrase_makes_no_copies_of_two_short_documents() -> None:
    texts = ("The council of Lund will meet on Monday.", "In spring the council of Lund will meet again.")
    assert find_copies([_on("2031-03-01", text, text[:6]) for text in texts]) == ()


def test_empty_and_very_short_documents_share_nothing() -> None:
    assert (
        find_copies(
            [
                _on("2031-03-01", "", "a"),
                _on("2031-03-01", "Rain in Lund.", "b"),
                _on("2031-03-01", "Rain in Lund.", "c"),
            ]
        )
        == ()
    )


BRIDGE = (
    "Surveyors closed the bridge at Karsk on Tuesday after cracks were seen in its northern pier. "
    "Lorries now drive forty miles round by Tolna. Repairs will last until spring, the county engineer said."
)


@pytest.mark.parametrize(
    "shared",
    [
        "Your comments may be published on any of our pages, and not all emails will be answered.",
        "Donate online at the website of the relief fund or by telephoning 0555 010 020 before midnight.",
        "Please switch JavaScript on and install a recent player on this computer before you watch the film.",
    ],
)
def test_sentences_about_the_page_make_no_copy(shared: str) -> None:
    early = _on("2031-03-01", f"{FERRY}\n{shared}\nThe weather stayed calm.", "early")
    assert not find_copies([early, _on("2031-03-02", f"{BRIDGE}\n{shared}\nNobody was hurt.", "late")])


def test_a_teaser_that_closes_two_texts_makes_no_copy() -> None:
    teaser = "Crosswords: is the cryptic clue an art, a science or the purest kind of mischief?"
    early, late = _on("2031-03-01", f"{FERRY}\n{teaser}", "a"), _on("2031-03-02", f"{BRIDGE}\n{teaser}", "b")
    assert not find_copies([early, late])


def test_a_closing_sentence_about_the_matter_makes_a_copy() -> None:
    shared = (
        "The bridge at Karsk was closed once before, when a barge struck its northern pier in a spring flood."
    )
    early = _on("2031-03-01", f"Engineers looked at the bridge and the pier for an hour. {shared}", "a")
    (copy,) = find_copies([early, _on("2031-03-02", f"{BRIDGE}\n{shared}", "b")])
    assert copy.of == "a"


def test_names_and_offices_make_no_copy() -> None:
    name = "Deputy Minister for Harbours and Inland Waterways Ilse Varga of the Free Union Party"
    early = _on("2031-03-01", f"On Monday {name} opened a school in Lund.", "a")
    assert not find_copies([early, _on("2031-03-02", f"Nobody had asked {name} about the bridge.", "b")])


def test_a_quoted_line_with_one_word_changed_is_one_stretch() -> None:
    said = "Every crane on the eastern quay stands idle while engineers argue about rusty bolts"
    early = _on("2031-03-01", f'{BRIDGE} "{said}," Varga said.', "a")
    late = _on("2031-03-02", f'Varga spoke again: "{said.replace("quay", "pier")}."', "b")
    (copy,) = find_copies([early, late])
    assert [late.text[s:e].split()[0] for s, e, _, _ in copy.spans] == ["Every", "stands"]


LINE = "Nobody on this coast has mended a net in ten years without asking first what it would cost."
NAMES = "Sen. Marta Ollivane, Gov. Piet Hanrahan, Rep. Ilse Varga and Mayor Jon Brandt of Ostrova City."
LIFTED = (
    (LINE, LINE, True),
    (LINE, LINE.replace("mended", "repaired"), True),
    (f"He told us that {LINE[0].lower()}{LINE[1:]}", LINE, False),
    (LINE, LINE.replace("in ten years", "since the war and the great storm and the flood"), False),
    (NAMES, NAMES, False),
)


@pytest.mark.parametrize(("early", "late", "copied"), LIFTED)
def test_a_telling_sentence_lifted_into_a_long_article_is_found_with_a_word_changed(
    early: str, late: str, copied: bool
) -> None:
    other = " ".join(f"Bridges of county {n} were closed for {n * 3} nights." for n in range(120))
    first, second = (
        _on("2031-03-01", f"{LONG}\n{early}", "early"),
        _on("2031-03-02", f"{late}\n{other}", "late"),
    )
    assert bool(find_copies([first, second])) is copied
