"""How far a name goes: bodies and people of many shapes, each as who is said to have spoken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import Document, Statement, find_statements
from onrecord.intake import label_blocks

BODIES = [
    "Four Rivers Observer Mission", "National Growers' Circle", "Teachers' Union of Vell", "Marlow & Fenn",
    "Women's Shelter Network", "Tarn Seamen's Mission", "Harbour and Docks Board", "Mothers of the Missing",
    "Ostrand and Sons", "Reporters for Truth", "Coast Guard of Vell", "Port of Lissen",
    "Vell News Agency", "Council of Elders",
]  # fmt: skip
PEOPLE = [
    "Kasper Lindqvist-Omar", "Ana de la Cueva", "Pieter van der Molen", "Jun dela Rana",
    'Robert "Bob" Carran', "Yusuf al-Hamra", "Omar bin Raed", "Olim Dzhanov", "Tobi Marrow",
]  # fmt: skip


def read(text: str) -> tuple[Statement, ...]:
    document = Document.of_text(text, published="2031-03-12", publisher="Valley Post")
    return find_statements(replace(document, blocks=label_blocks(text)))


def speaker(text: str) -> str | None:
    """The first speaker of the text's last statement that has one."""
    statements = read(text)
    return next(s.sources[0].name for s in reversed(statements) if len(s.sources) > 1)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_named_in_full(name: str) -> None:
    assert speaker(f"The road will be closed for a month, the {name} said.") == name


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_is_named_in_full(name: str) -> None:
    assert speaker(f"{name} told reporters in Lissen that the road would be closed.") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Councillor work went on. Cllr Mara Vell said the road was closed.", "Mara Vell"),
        ("Her lawyer, Imran Dakota KC, said the road was closed.", "Imran Dakota"),
        ('Old Tomas Vell came. "The road is closed," Vell said.', "Tomas Vell"),
        ('"We tax boats," said the island\'s treasurer, Ilva Ren.', "Ilva Ren"),
        ("The curator of the Tarn Transport Museum, Lech Abiel, said the road was closed.", "Lech Abiel"),
        ("The Council of Elders's director, Mrs Olga Dzhan, said the road was closed.", "Olga Dzhan"),
        ("Zulf Amin of the State Statistics Committee said the road was closed.", "Zulf Amin"),
        ('The Labour Front of Mara Osten lost. "It is over," Osten said.', "Mara Osten"),
        ("Olim Dzhanov, whom Mara Vell had accused of fraud, said the road was closed.", "Olim Dzhanov"),
        ("The driver of Trade Minister Alban Castel said the road was closed.", None),
        (
            'Her husband, the painter Ewan Broder, left. Mara Vell did not. "It is over," she said.',
            "Mara Vell",
        ),
    ],
)
def test_who_is_introduced_with_an_office_or_a_title_is_named_without_it(text: str, name: str | None) -> None:
    assert speaker(text) == name


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("National Bank of Sarhad", "the National Bank"),
        ("Gazette of Haldor", "the Gazette"),
        ("Ministry of Labour and Health", "the Labour Ministry"),
        ("Leather Workers' Federation", "the Leather Workers"),
        ("Emergency Situations Agency", "the ESA"),
        ("Gulf Observer", "the Observer"),
    ],
)
def test_a_shorter_name_means_the_one_longer_name_of_the_document(full: str, short: str) -> None:
    assert speaker(f"The {full} met on Monday. According to {short}, the road will be closed.") == full


def test_a_member_of_parliament_is_labelled_in_capitals() -> None:
    text = (
        "Bread Prices\n\nMRS PETRA ASHBY (Fen): A loaf costs four crowns. Last spring it cost two.\n\n"
        "THE MINISTER FOR SUPPLY (MR RAFAEL TINDAL): Flour is made abroad.\n\n"
        "MRS ASHBY: I demand a cap on the price.\n\nMR TINDAL: A cap empties the shelves."
    )
    statements = read(text)
    told = {s.quote: s.sources[0].name for s in statements}
    assert told["Last spring it cost two"] == "Petra Ashby"
    assert told["I demand a cap on the price"] == "Petra Ashby"
    assert told["A cap empties the shelves"] == "Rafael Tindal"


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (
            "He recalls it. His supervisor had told him to go home, Ana Ost recalls.",
            "go home",
            [None, "Ana Ost"],
        ),
        ("Mara Vell was heard. She declined to say whether it would open.", "declined", []),
        ("Tarn Foods on Monday lowered its forecast for annual profit to 300 million crowns.", "lowered", []),
        ("Mara Ost had promised, Ivo Lind said, that the road would open.", "open", ["Mara Ost", "Ivo Lind"]),
        ("Ivo Lind heard from Mara Ost that the road was closed.", "closed", ["Mara Ost"]),
        ("Ivo Lind learned that the road was closed.", "closed", []),
        ("Had Ivo Lind said the road was closed, nobody would have come.", "closed", []),
        ("Ivo Lind is expected to say that the road is closed.", "closed", []),
        ("The court dismissed the appeal of Ivo Lind.", "dismissed", []),
        ("The curator, Ivo Lind, was happy to show us the ticket.", "happy", []),
        ("Ivo Lind, the chemist, followed the race; he would not run again, he said.", "followed", []),
    ],
)
def test_the_chain_of_what_is_told_within_and_of_what_is_not_told(
    text: str, words: str, chain: list[str | None]
) -> None:
    statements = read(text)
    found = next(s for s in statements if words in s.quote)
    assert [source.name for source in found.sources[:-1]] == chain
