"""Who stands behind a statement where no verb of saying names him plainly, and how such words are meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import Document, Statement, find_statements
from onrecord.intake import label_blocks


def read(text: str, publisher: str | None = None, title: str | None = None) -> tuple[Statement, ...]:
    document = Document.of_text(text, published="2031-03-12", publisher=publisher, title=title)
    return find_statements(replace(document, blocks=label_blocks(text, title)))


def told(statements: tuple[Statement, ...], words: str) -> list[tuple[str | None, str]]:
    """The chain before the publisher of the shortest statement with these words."""
    found = [s for s in statements if words in s.quote]
    assert found, [s.quote for s in statements]
    shortest = min(found, key=lambda s: len(s.quote))
    return [(s.name, s.anonymity.value) for s in shortest.sources[:-1]]


LABELLED = (
    "Lena Orlo on the new pier\n\nQ: Is the pier late?\n\nA: The pier opens in May. We lost a winter.\n\n"
    "Q: Who pays?\n\nA: I do not know."
)
UNLABELLED = (
    "Three questions for Lena Orlo, harbour master of Northport\n\nIs the pier late?\n\n"
    "The pier opens in May.\n\nWho pays?\n\nI expect the port to pay.\n\nIs it safe?\n\nThe piles are new."
)


@pytest.mark.parametrize(
    ("text", "words"), [(LABELLED, "pier opens"), (LABELLED, "lost a winter"), (UNLABELLED, "piles are new")]
)
def test_the_one_person_whom_the_title_names_gives_the_answers(text: str, words: str) -> None:
    title = text.partition("\n")[0]
    assert told(read(text, title=title), words) == [("Lena Orlo", "named")]


BROADCAST = (
    "Morning Report\n\nHOST: With me is Professor Lena Orlo. The pier is late.\n\n"
    "ORLO: The piles are new. We lost a winter.\n\nHOST: Who pays?\n\nORLO: The port pays half.\n"
)


def test_a_label_in_capitals_says_who_holds_the_floor_and_is_no_part_of_the_quote() -> None:
    found = read(BROADCAST)
    assert told(found, "port pays") == [("Lena Orlo", "named")]
    assert told(found, "pier is late") == []
    assert not any("ORLO" in s.quote for s in found)


def test_whoever_asks_is_not_who_answers() -> None:
    text = (
        "Rust and money\n\nLena Orlo, chief engineer, on old piers. Interview: Ivo Brandt.\n\n"
        "Is it safe?\n\nI would not cross it.\n\nWho pays?\n\nThe port pays half, I hear.\n"
    )
    assert told(read(text, title="Rust and money"), "cross it") == [("Lena Orlo", "named")]


def test_an_open_pronoun_is_who_spoke_right_before() -> None:
    text = "The levy hurts Velmora, the transport ministry said. The levy would last a year, it added."
    assert told(read(text), "last a year") == [("transport ministry", "named")]


def test_an_agency_is_its_publisher_under_the_first_word_of_its_name() -> None:
    text = "TRAST (Meridon) - The pier opened on Monday. Ships came."
    assert told(read(text, publisher="Meridon Wire"), "pier opened") == []


def test_a_firm_called_by_the_first_words_of_its_name_speaks_as_publisher_of_its_own_text() -> None:
    text = "Volant Marine welcomes the verdict. Volant Marine said that the pier was safe."
    assert told(read(text, publisher="Volant Marine Services"), "pier was safe") == []


def test_questions_as_headings_of_a_report_make_no_interview() -> None:
    text = "Who pays?\n\nThe port pays half.\n\nWho builds?\n\nTwo firms build the pier.\n"
    assert told(read(text), "port pays") == []


def test_a_translated_text_keeps_its_origin_in_every_chain() -> None:
    text = (
        "(Radio Velmora, 3 March, translated)\n\nThe harvest is in. Silos are full, Minister Ivo Brandt said."
    )
    found = read(text, publisher="Trast Monitor")
    assert told(found, "harvest") == [("Radio Velmora", "named")]
    assert told(found, "Silos") == [("Ivo Brandt", "named"), ("Radio Velmora", "named")]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Ada Brom opposes the plan.", "opposes", [("Ada Brom", "named")]),
        ("Ada Brom is against the plan.", "against", [("Ada Brom", "named")]),
        ("Residents remain opposed.", "opposed", [(None, "group")]),
        ("Commuters fear delays.", "delays", [(None, "group")]),
        ("Velmora reportedly plans to close its port.", "close", [(None, "unattributed")]),
        ("The mayor is believed to favour a tunnel.", "tunnel", [(None, "unattributed")]),
        ("Nobody opposes the plan.", "opposes", []),
        ("Ada Brom hopes to open the pier in May.", "pier", []),
        ("Ada Brom was charged with theft.", "theft", []),
        (
            "Its lawyer said the firm had admitted to two leaks.",
            "two leaks",
            [(None, "role"), (None, "role")],
        ),
        ('"I saw the flames," said one, holding a dog.', "flames", [(None, "role")]),
        ("We call on the council to act.", "act", []),
        ("The union told its members that nights would get longer.", "nights", [(None, "named")]),
    ],
)
def test_who_holds_what_the_article_tells(text: str, words: str, names: list[tuple[str | None, str]]) -> None:
    assert told(read(text), words) == names


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The city planning office met. The planning office has said it will wait.",
            "wait",
            "city planning office",
        ),
        ("Osk Ferries lost money. The company said that fares would rise.", "fares", "Osk Ferries"),
        (
            "The Trast Audit Office is done. Its report says that costs doubled.",
            "costs",
            "Trast Audit Office",
        ),
        ("A poll by Morland Surveys found that most voters stay home.", "voters", "Morland Surveys"),
        (
            'Minister Ivo Brandt sat down. Lena Orlo replied to him. "The minister sleeps," she said.',
            "sleeps",
            "Lena Orlo",
        ),
        ("Ivo Brandt and colleagues report that the ice is thin.", "ice", "Ivo Brandt"),
    ],
)
def test_short_words_for_a_speaker_named_before(text: str, words: str, name: str) -> None:
    assert told(read(text), words) == [(name, "named")]


def test_a_headline_may_name_only_who_listened() -> None:
    title = 'Driver "was asleep", court told'
    assert told(read(f"{title}\n\nThe trial opened on Monday.", title=title), "asleep") == [
        (None, "unattributed")
    ]


def test_an_outlet_that_was_told_stays_in_the_chain_of_the_paragraph() -> None:
    text = 'Ada Brom told the Trast Evening Post that the dam leaks. "It leaks badly," Brom said.'
    assert told(read(text), "badly") == [("Ada Brom", "named"), ("Trast Evening Post", "named")]


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("Ada Brom did not rule out a delay.", "delay", "may"),
        ("Ada Brom ruled out a delay.", "delay", "intends"),
        ('Ada Brom called the plan "a joke".', "joke", "judges"),
        ("Ada Brom called for a new plan.", "plan", "demands"),
        ("Ada Brom wants the council to resign.", "resign", "demands"),
        ("The reform will probably stall.", "stall", "judges"),
        ("The bill should have been paid in May.", "bill", "judges"),
        ("This is not so.", "so", "denies"),
        ("Ada Brom said a delay was possible.", "possible", "may"),
        ("Guards have watched the pass since 2019.", "watched", "ongoing"),
        ('"If it rains, we will wait," said Ada Brom.', "wait", "intends"),
        ('"I would build it again," said Ada Brom.', "again", "judges"),
        ("The adviser could not be reached.", "reached", "done"),
        ("Ada Brom regrets the decision of the port to close.", "regrets", "judges"),
    ],
)
def test_how_it_is_meant(text: str, words: str, modality: str) -> None:
    found = min((s for s in read(text) if words in s.quote), key=lambda s: len(s.quote))
    assert found.modality == modality


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ('"I dreaded the trip," said double sculls champion Fia Rosen.', "dreaded the trip", "Fia Rosen"),
        ('"We are sorry," says founder Astrid Lindqvist.', "We are sorry", "Astrid Lindqvist"),
        ("The masts will go, writes the head of the Harbour Office, Odd Tarn.", "masts will go", "Odd Tarn"),
        ("For the Liberals Kajetan Brosk said his group would vote no.", "would vote no", "Kajetan Brosk"),
        (
            "In the chamber the Greens' Saskia Wold said Immer should repay it.",
            "should repay it",
            "Saskia Wold",
        ),
    ],
)
def test_a_name_beside_a_role_is_found_wherever_the_parser_hangs_it(text: str, words: str, who: str) -> None:
    assert told(read(text), words) == [(who, "named")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Police said that the road was open again.", "road was open"),
        ("The pier has cracks. Prosecutors said that they had opened a file.", "opened a file"),
    ],
)
def test_a_plural_word_may_name_one_body_of_the_state(text: str, words: str) -> None:
    assert [anonymity for _, anonymity in told(read(text), words)] == ["named"]


def test_some_people_of_a_body_are_not_the_body() -> None:
    assert told(read("Two prosecutors said that the file was thin."), "file was thin") == [(None, "group")]


def test_a_common_noun_that_may_mean_any_such_body_is_kept_as_a_candidate_only() -> None:
    statement = next(s for s in read("The union said that talks had stalled.") if "talks" in s.quote)
    assert statement.sources[0].name is None
    assert statement.candidates.speaker == ("union",)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lena Orlo came late. Orlo concedes the point.", "Lena Orlo"),
        ("Lena Orlo came late. Orlo sees no need for a ban.", "Lena Orlo"),
        ("The Harbour Office counts 412 cracks in the pier.", "Harbour Office"),
    ],
)
def test_who_concedes_counts_or_sees_no_reason_speaks_though_no_clause_follows(text: str, who: str) -> None:
    last = read(text)[-1]
    assert [source.name for source in last.sources[:-1]] == [who]


def test_an_aside_that_parts_subject_and_verb_holds_the_whole_clause() -> None:
    text = "Lena Orlo spoke for an hour. The note, she told the House, had been shown to her by a clerk."
    assert told(read(text), "had been shown to her") == [("Lena Orlo", "named")]


def test_a_place_before_the_colon_of_a_headline_says_nothing() -> None:
    title = "Norland: students still sent to the fields"
    text = f"{title}\n\nStudents pick cotton in Norland, the Fieldwatch society said."
    assert told(read(text, "Fieldwatch", title), "still sent") == []


def test_an_answer_that_passes_on_what_others_told_has_them_first_and_leaves_no_scrap() -> None:
    text = (
        "Morning Report\n\nHOST: With me is Lena Orlo.\n\nORLO: The Harbour Office has told us 240 boats. "
        "The bank told me that nobody is bidding.\n\nHOST: Who pays?\n\nORLO: The port pays half.\n"
    )
    statements = read(text)
    assert told(statements, "240 boats") == [("Harbour Office", "named"), ("Lena Orlo", "named")]
    assert [s.quote for s in statements if "bank told" in s.quote] == []


def test_he_or_she_in_somebodys_own_words_is_somebody_else() -> None:
    text = 'Emil Tarv met the manager in July. "She told me to ship the coats," Emil Tarv said.'
    assert told(read(text), "ship the coats") == [(None, "role"), ("Emil Tarv", "named")]


def test_who_was_assured_is_not_who_spoke() -> None:
    text = "Ruprecht Ansgar rang the capital. He was assured that both men were in good health."
    assert told(read(text), "both men") == [(None, "unattributed")]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ('"We go on," commander Nasir al-Hamdi told reporters.', "We go on", [("Nasir al-Hamdi", "named")]),
        ("Capt Mike Anders said the port was open.", "port was open", [("Mike Anders", "named")]),
        ("Rear Adm Vic Gillery said the port was open.", "port was open", [("Vic Gillery", "named")]),
        ("Ana Ort spoke. It is hoped that the rain will stop.", "rain will stop", [(None, "unattributed")]),
        ("The Harbour Office has published a map.", "map", []),
        ("The rate is high enough in view of the state of the town.", "high enough", []),
        (
            "Jean Chauvin of French agency Helped said the camp was full.",
            "camp was",
            [("Jean Chauvin", "named")],
        ),
        ('"We go on," U.S. Secretary of State Ana Ort said.', "We go on", [("Ana Ort", "named")]),
    ],
)
def test_who_speaks_in_reports_of_the_day(text: str, words: str, names: list[tuple[str | None, str]]) -> None:
    assert told(read(text), words) == names


EXPLAINED = (
    "Can Lena Orlo hold the port?\n\nThe port is short of cash.\n\nHow strong is Orlo?\n\n"
    'Orlo has two allies. "We will win," she said on Monday.\n\nWho is against her?\n\nThe bank wants cash.'
)


def test_headings_that_ask_about_somebody_are_no_interview_with_her() -> None:
    assert told(read(EXPLAINED, title="Can Lena Orlo hold the port?"), "two allies") == []


def test_a_name_inside_a_clause_about_a_source_is_not_the_source() -> None:
    text = "Harbour magazine, where Tim Hether was a reporter, said that the pier was late."
    assert "Tim Hether" not in [name for name, _ in told(read(text), "pier was late")]
