"""Who noun phrases name: every row is a text and the words to resolve in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.reading.names import Names, Resolution, document_outlet, find_parties
from onrecord.reading.parse import parse_document
from onrecord.records import Anonymity, Block, BlockKind, Document


def document(text: str, publisher: str | None = None) -> Document:
    return Document("d", text, "raw", "text", "test", publisher=publisher)


def names_of(text: str) -> Names:
    return find_parties(parse_document(document(text)))


def resolve(text: str, words: str) -> Resolution:
    """The resolution of the last occurrence of the words, as a word of its own."""
    start = f" {text} ".rfind(f" {words}")
    return names_of(text).resolve(start, start + len(words))


NAMED = [
    (
        "Russian President Ivan Testov met reporters.",
        "Russian President Ivan Testov",
        "Ivan Testov",
        "person",
    ),
    ("The report was carried by The Harbour Times.", "The Harbour Times", "The Harbour Times", "outlet"),
    ("It was first told to Reuters.", "Reuters", "Reuters", "outlet"),
    ("The plan angered the Defence Ministry.", "the Defence Ministry", "Defence Ministry", "government"),
    ("The Ministry of Transport agreed.", "The Ministry of Transport", "Ministry of Transport", "government"),
    ("Germany said it would wait.", "Germany", "Germany", "government"),
    ("Moscow said it would wait.", "Moscow", "Moscow", "government"),
    ("The Kremlin said it would wait.", "The Kremlin", "Kremlin", "government"),
    ("The Russian government rejected it.", "The Russian government", "Russian government", "government"),
    ("Volant Aerospace Corp. said so.", "Volant Aerospace Corp.", "Volant Aerospace Corp.", "organization"),
    ("Erik van Dahl spoke. Van Dahl left.", "Van Dahl", "Erik van Dahl", "person"),
    ("Dr. Lena Brandt spoke. Brandt left.", "Brandt", "Lena Brandt", "person"),
    ("Mr Brandt spoke. Lena Holm left.", "Mr Brandt", "Brandt", "person"),
    ("Ministry spokesman Oleg Marin said no.", "Ministry spokesman Oleg Marin", "Oleg Marin", "person"),
    ("The mayor, Ana Kovic, said no.", "The mayor", "Ana Kovic", "person"),
    ("Kovic said no. Ana Kovic is the mayor.", "Kovic", "Ana Kovic", "person"),
    ("Ana Kovic and Jan Holm said no.", "Ana Kovic and Jan Holm", "Ana Kovic and Jan Holm", "person"),
]


@pytest.mark.parametrize(("text", "words", "name", "kind"), NAMED)
def test_names_are_given_in_their_fullest_form_without_title(
    text: str, words: str, name: str, kind: str
) -> None:
    found = resolve(text, words)
    assert (found.name, found.kind.value, found.anonymity.value) == (name, kind, "named")


def test_who_no_longer_holds_an_office_acts_for_nobody_in_it() -> None:
    assert resolve("Former French president Luc Morel spoke.", "Luc Morel").principal is None
    assert (
        resolve(
            "An anonymous former Russian engineer spoke.", "An anonymous former Russian engineer"
        ).principal
        is None
    )


def test_a_name_that_only_describes_a_thing_names_nobody() -> None:
    found = resolve("They tested the Alder drone system. Troops praised the Alder.", "the Alder")
    assert (found.name, found.party) == (None, None)


def test_ships_are_no_persons() -> None:
    text = "The frigate Halvik and the MV Tern Star sailed. The Halvik was late. A man left. He was alone."
    assert names_of(text).parties == ()
    assert resolve(text, "He").name is None


def test_one_body_under_two_wordings_is_one() -> None:
    text = "The Indian navy sailed. India's navy was late. The navy was sorry."
    assert {resolve(text, words).name for words in ("The Indian navy", "India's navy", "The navy")} == {
        "Indian navy"
    }


def test_a_phrase_may_start_with_a_preposition() -> None:
    assert (
        resolve("It was reported by The Harbour Times.", "by The Harbour Times").name == "The Harbour Times"
    )


SHORT_FORMS = [
    ("Volant Aerospace grew. Volant hired.", "Volant", "Volant Aerospace"),
    ("The Volant Swift sold well. Volant hired.", "Volant", "Volant"),
    ("The Coastal Water Agency (CWA) spoke. CWA hired.", "CWA", "Coastal Water Agency"),
    ("Jim O’Leary spoke. On Friday, O'Leary left.", "O'Leary", "Jim O’Leary"),
    ("Volant Corp. and Kestrel Motors hired.", "Kestrel Motors", "Kestrel Motors"),
    ("Ferrin Shipyards grew. NATO met. The company hired.", "The company", "Ferrin Shipyards"),
    ("The European Commission and NATO met. The Commission left.", "The Commission", "European Commission"),
]


@pytest.mark.parametrize(("text", "words", "name"), SHORT_FORMS)
def test_short_forms_lead_to_the_full_name(text: str, words: str, name: str) -> None:
    assert resolve(text, words).name == name


POINTERS = [
    ("It was Ana Kovic who said so.", "who", "Ana Kovic", "named"),
    ("One of the officials said so.", "One", None, "anonymous"),
    ("A number of experts said so.", "A number of experts", None, "group"),
    ('"I will resign," Ana Kovic said.', "I", "Ana Kovic", "named"),
    ('"We will deliver," Volant Corp. said.', "We", "Volant Corp.", "named"),
    ("Russians said so.", "Russians", None, "group"),
]


@pytest.mark.parametrize(("text", "words", "name", "anonymity"), POINTERS)
def test_words_that_stand_for_others_are_followed(
    text: str, words: str, name: str | None, anonymity: str
) -> None:
    start = f" {text}".replace('"', " ").index(f" {words}")
    found = names_of(text).resolve(start, start + len(words))
    assert (found.name, found.anonymity.value) == (name, anonymity)


def test_a_name_shared_by_a_state_and_a_person_is_left_open() -> None:
    found = resolve("Lena Jordan spoke. Then Jordan said no.", "Jordan")
    assert found.name in (None, "Lena Jordan")


def test_a_headline_in_title_case_takes_its_names_from_the_text() -> None:
    text = "Kovic Vows Bridge Repair By March\n\nMayor Ana Kovic spoke on Friday."
    blocks = (Block(0, 33, BlockKind.TITLE), Block(35, len(text), BlockKind.PARAGRAPH))
    parsed = parse_document(replace(document(text), blocks=blocks))
    names = find_parties(parsed)
    assert names.resolve(0, 5).name == "Ana Kovic"
    assert [party.name for party in names.parties] == ["Ana Kovic"]


PRINCIPALS = [
    ("Russian President Ivan Testov met reporters.", "Russian President Ivan Testov", "Russia"),
    ("NATO Secretary General Piet Holm met reporters.", "NATO Secretary General Piet Holm", "NATO"),
    ("Kremlin spokesman Oleg Marin met reporters.", "Kremlin spokesman Oleg Marin", "Kremlin"),
    ("Russian officials met reporters.", "Russian officials", "Russia"),
    ("Germany's foreign minister, Petra Voss, met reporters.", "Petra Voss", "Germany"),
    (
        "Volant Aerospace grew. The company's chief, Oskar Lind, left. Lind smiled.",
        "Lind",
        "Volant Aerospace",
    ),
    (
        "Brondia Aerospace makes jets. Its rival met Brondia chief executive Tom Ashdown.",
        "Tom Ashdown",
        "Brondia",
    ),
]


@pytest.mark.parametrize(("text", "words", "principal"), PRINCIPALS)
def test_the_state_or_body_behind_a_speaker_is_told(text: str, words: str, principal: str) -> None:
    found = resolve(text, words).principal
    assert found is not None
    assert found.startswith(principal)


WORDS_KEPT = [
    ("The coroner spoke.", "The coroner", "coroner", "role"),
    ("The mayor of Trast spoke.", "The mayor of Trast", "mayor of Trast", "role"),
    ("Its chairman spoke.", "Its chairman", "chairman", "role"),
    ("Its press office spoke.", "Its press office", "press office", "named"),
    (
        "The city's building inspectorate spoke.",
        "The city's building inspectorate",
        "building inspectorate",
        "named",
    ),
    ("The dockers' union spoke.", "The dockers' union", "dockers' union", "named"),
    ("The jury spoke.", "The jury", "jury", "named"),
    ("The brewery spoke.", "The brewery", "brewery", "named"),
    ("Minister of Education Ana Kovic spoke. The minister left.", "The minister", "Ana Kovic", "named"),
]


@pytest.mark.parametrize(("text", "words", "name", "anonymity"), WORDS_KEPT)
def test_an_office_or_body_without_a_name_keeps_its_words(
    text: str, words: str, name: str, anonymity: str
) -> None:
    found = resolve(text, words)
    assert (found.name, found.anonymity.value) == (name, anonymity)


UNNAMED = [
    ("A senior official said the plan was ready.", "A senior official", "role"),
    ("An anonymous former engineer said so.", "An anonymous former engineer", "anonymous"),
    ("A source close to the talks said so.", "A source", "anonymous"),
    ("People familiar with the matter said so.", "People familiar with the matter", "anonymous"),
    ("Sources said the plan was ready.", "Sources", "anonymous"),
    ("A manager, who asked not to be named, said so.", "A manager", "anonymous"),
    ("A spokeswoman said so on condition of anonymity.", "A spokeswoman", "anonymous"),
    ("A spokesman for the ministry declined.", "A spokesman for the ministry", "role"),
    ("The spokesman declined.", "The spokesman", "role"),
    ("A minister declined.", "A minister", "role"),
    ("Her lawyer declined.", "Her lawyer", "role"),
    ("Experts disagreed.", "Experts", "group"),
    ("Local residents complained.", "Local residents", "group"),
    ("The plan worried officials.", "officials", "group"),
    ("Neighbours complained.", "Neighbours", "group"),
]


@pytest.mark.parametrize(("text", "words", "anonymity"), UNNAMED)
def test_speakers_without_a_name_get_none_and_no_candidates(text: str, words: str, anonymity: str) -> None:
    found = resolve(text, words)
    assert (found.name, found.party, found.candidates) == (None, None, ())
    assert found.anonymity.value == anonymity


STORY = (
    "Norland's foreign minister, Petra Voss, met a senior official from Germany on Tuesday. "
    "The official said that Norland would send 12 boats. He did not give details. "
    "Two engineers, who declined to be named, said the engines were late. "
    "The engineers told Reuters that they were worried. "
    '"We will deliver," Voss said. A source close to the minister agreed. '
    "One of her aides said he had left. People briefed on the talks said they expected a deal by May."
)


def test_no_anonymous_speaker_of_a_story_has_a_name_party_or_candidates() -> None:
    names = names_of(STORY)
    hidden = [one for one in names.settled.values() if one.anonymity is Anonymity.ANONYMOUS]
    assert len(hidden) >= 8
    assert all((one.name, one.party, one.candidates) == (None, None, ()) for one in hidden)


def test_reading_twice_gives_the_same() -> None:
    assert names_of(STORY).parties == names_of(STORY).parties


def test_an_anonymous_official_is_never_linked_to_a_named_one() -> None:
    text = "Jan Holm, a senior official, spoke. A senior official said no. The official said he was sure."
    for words in ("A senior official", "The official", "he"):
        found = resolve(text, words)
        assert (found.name, found.party, found.candidates) == (None, None, ())


def test_an_office_holder_who_is_not_named_is_never_linked_to_one_who_is() -> None:
    text = (
        "Trade Minister Jan Holm spoke. A minister, who asked not to be named, disagreed. The minister left."
    )
    found = resolve(text, "The minister")
    assert (found.name, found.party, found.candidates) == (None, None, ())


OFFICES = [
    ("Defence Minister Erik Dahl spoke. Then the minister left.", "the minister", "Erik Dahl", ()),
    ("Vice President Erik Dahl spoke. Then the president left.", "the president", "president", ()),
    ("Former mayor Erik Dahl spoke. Then the mayor left.", "the mayor", "mayor", ()),
    (
        "Finance Minister Erik Dahl met Trade Minister Ana Kovic. Then the minister left.",
        "the minister",
        None,
        ("Erik Dahl", "Ana Kovic"),
    ),
    (
        "Finance Minister Erik Dahl met Trade Minister Ana Kovic. Then the trade minister left.",
        "the trade minister",
        "Ana Kovic",
        (),
    ),
    (
        "French President Luc Morel met German President Ute Lang. Then the German president left.",
        "the German president",
        "Ute Lang",
        (),
    ),
]


@pytest.mark.parametrize(("text", "words", "name", "candidates"), OFFICES)
def test_an_office_means_the_one_person_introduced_with_it(
    text: str, words: str, name: str | None, candidates: tuple[str, ...]
) -> None:
    found = resolve(text, words)
    assert (found.name, found.candidates) == (name, candidates)


PRONOUNS = [
    ("Ana Kovic spoke. She left.", "She", "Ana Kovic", ()),
    ("Ana Kovic said she would leave.", "she", "Ana Kovic", ()),
    ("Ana Kovic met Mr Dahl. He left.", "He", "Dahl", ()),
    ("Volant Corp. lost money. It plans to close a plant.", "It", "Volant Corp.", ()),
    ("Germany said it would wait.", "it", "Germany", ()),
    ("The report praised Tom Ashdown and Mark Ellery. He left.", "He", None, ("Tom Ashdown", "Mark Ellery")),
    ("Tom Ashdown met Mark Ellery. He left.", "He", "Tom Ashdown", ()),
    ("Tom Ashdown praised him.", "him", None, ()),
    ("Tom Ashdown spoke. Everyone heard it.", "it", None, ()),
]


@pytest.mark.parametrize(("text", "words", "name", "candidates"), PRONOUNS)
def test_pronouns_mean_the_one_party_that_fits_or_nobody(
    text: str, words: str, name: str | None, candidates: tuple[str, ...]
) -> None:
    found = resolve(text, words)
    assert (found.name, found.candidates) == (name, candidates)


def test_two_persons_with_one_surname_are_not_told_apart_by_it() -> None:
    found = resolve("Petra Holm met Jan Holm. On Friday Holm left.", "Holm")
    assert (found.name, found.party, found.candidates) == (None, None, ("Petra Holm", "Jan Holm"))


def test_bodies_named_before_are_meant_by_their_kind() -> None:
    text = (
        "Volant Aerospace builds jets. The company said so. The Ministry of Trade left. The ministry agreed."
    )
    assert resolve(text, "The company").name == "Volant Aerospace"
    assert resolve(text, "The ministry").name == "Ministry of Trade"


def test_parties_have_one_id_for_all_their_forms() -> None:
    names = names_of("Belarus agreed. Ana Kovic of Volant Aerospace left. Kovic said Volant was ready.")
    found = {party.id: (party.name, party.aliases, len(party.mentions)) for party in names.parties}
    assert found == {
        "party-by": ("Belarus", (), 1),
        "party-ana-kovic": ("Ana Kovic", ("Kovic",), 2),
        "party-volant-aerospace": ("Volant Aerospace", ("Volant",), 2),
    }


def test_known_parties_carry_their_wikidata_id() -> None:
    (party,) = names_of("Belarus agreed.").parties
    assert party.ids == (("wikidata", "Q184"),)


def test_mentions_quote_the_text() -> None:
    text = "Belarus agreed. President Ana Kovic of Norlandia left. Kovic said so."
    for party in names_of(text).parties:
        for start, end in party.mentions:
            assert text[start:end] in (party.name, *party.aliases)


def test_a_metonym_of_a_state_stays_as_it_stands() -> None:
    found = resolve("Russia agreed. Moscow said so.", "Moscow")
    assert (found.name, found.party) == ("Moscow", None)


def test_the_outlet_is_the_publisher_where_it_is_known() -> None:
    assert document_outlet(document("x", "The Harbour Times")) == "The Harbour Times"
    assert document_outlet(document("x")) is None


def test_offsets_outside_every_sentence_name_nobody() -> None:
    assert resolve("Ana Kovic spoke.", "Ana Kovic").name == "Ana Kovic"
    assert names_of("Ana Kovic spoke.").resolve(500, 510).name is None
