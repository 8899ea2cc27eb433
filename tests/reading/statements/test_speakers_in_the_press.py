"""Who speaks in forms that newspapers and agencies print every day."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord import Document, Statement, find_statements
from onrecord.intake import label_blocks
from onrecord.records import Modality

QUOTED = (
    "Ivar Strand said the council took its decision in haste.\n\n"
    '"The harbour is silting up. Nobody has dredged it since spring. The council has not asked us. '
    'I would close the outer berth now. The pilots are worn out," he said.'
)
NESTED = (
    "Deputy Oda Brandt spoke after the vote.\n\n"
    "“We sat there “to the very end,” because some of them could not leave. Go to Ekmouth and look. "
    "They voted for a blank page,” she said."
)
SECOND = (
    "The harbour master spoke to the press on Monday.\n"
    '"There are other berths that we could use and you will hear more of them later," Ivar Strand said. '
    '"And there may be a tender too."\n'
    '"We are still settling this for the outer berth. And it could involve both the pilots that the port is '
    'allowed to hire, as well as the tugs they have," Strand added.'
)


STRAY = (
    'NORTHPORT, May 2. Norway is ready to settle it, but it should be ‘put on paper," Deputy Minister Ivar '
    "Strand said in an interview.\n\n"
    '"Signals came from the other side. They hinted at a meeting," he said. "It should work like a clock."'
)
GOES_ON = (
    'Ivar Strand also stated, "You are cornering us," and emphasized that the port will not close. '
    '"We will not be moved. On the contrary, it makes us firmer."'
)
ENVOY = (
    "The drills were announced beforehand and harm nobody, Norwegian Permanent Representative to the "
    "European Union Vidar Holm has told CNN in an interview.\n\n"
    '"If you know the place, it is a swamp. So I see no reason for worry," he said.'
)
ALONE = (
    "“The port told both sides ten days ago that it would pause its part in the talks,” the harbour ministry "
    "said.\n\n“The port will go on when both sides show that they mean it.”"
)
JUNIOR = "President Fernando Marques Jr. praised the guard on Monday. Marques said the port was shut."


def read(text: str) -> tuple[Statement, ...]:
    document = Document.of_text(text, published="2031-03-12", publisher="The Northport Gazette")
    return find_statements(replace(document, blocks=label_blocks(text)))


def chain(text: str, words: str) -> list[str | None]:
    """The names before the publisher of the shortest statement with these words."""
    found = [s for s in read(text) if words in s.quote]
    assert found, [s.quote for s in read(text)]
    return [s.name for s in min(found, key=lambda s: len(s.quote)).sources[:-1]]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (QUOTED, "harbour is silting", ["Ivar Strand"]),
        (QUOTED, "not asked us", ["Ivar Strand"]),
        (QUOTED, "pilots are worn", ["Ivar Strand"]),
        (NESTED, "blank page", ["Oda Brandt"]),
        (SECOND, "still settling", ["Ivar Strand"]),
        (SECOND, "as well as the tugs", ["Ivar Strand"]),
        (
            "Norway had said on Monday that it would not open the strait to trawlers, Reuters reported.",
            "would not open the strait",
            ["Norway", "Reuters"],
        ),
        (
            "On Monday, the Fjord Times noted that Norway had already said it would not open the strait.",
            "it would not open",
            ["Norway", "Fjord Times"],
        ),
        (
            "Norway and Sweden agreed to open the strait in May, officials said.",
            "open the strait",
            ["Norway and Sweden", None],
        ),
        (
            "“The pilots should be thanked for their quick wits,” said Lt. Colonel Heming Sandvik.",
            "pilots should be thanked",
            ["Heming Sandvik"],
        ),
        (STRAY, "Signals came", ["Ivar Strand"]),
        (STRAY, "work like a clock", ["Ivar Strand"]),
        (GOES_ON, "not be moved", ["Ivar Strand"]),
        (GOES_ON, "makes us firmer", ["Ivar Strand"]),
        (ENVOY, "drills were announced", ["Vidar Holm", "CNN"]),
        (ENVOY, "it is a swamp", ["Vidar Holm"]),
        (JUNIOR, "port was shut", ["Fernando Marques Jr."]),
        (ALONE, "mean it", ["harbour ministry"]),
        (
            "The prime minister and foreign minister Vidar Holm said it was late.",
            "it was late",
            ["Vidar Holm"],
        ),
        (
            "The harbour ministry said no.\n\nThe Lost Sailors Families Forum said it welcomed the news.",
            "it welcomed",
            ["Lost Sailors Families Forum"],
        ),
        (
            "NORTHPORT (Reuters): The harbour ministry denied that Sjofolk had agreed to the plan.",
            "had agreed to the plan",
            ["harbour ministry", "Reuters"],
        ),
        (
            "Norway made its demand to the pilots about ten days ago, according to the harbour ministry.",
            "made its demand",
            ["harbour ministry"],
        ),
    ],
)
def test_who_speaks(text: str, words: str, names: list[str | None]) -> None:
    assert chain(text, words) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The pier is dead, the newspaper Dawn of Ekmouth reported on Monday.", "Dawn of Ekmouth"),
        ("The weekly Nordpol reported that the pier is dead.", "Nordpol"),
        ("According to the daily Morgen of Ekmouth, the pier is dead.", "Morgen of Ekmouth"),
        ("The news site Havn.no wrote that the pier is dead.", "Havn.no"),
        ("The Sunday Ledger of Ekmouth said the pier is dead.", "Sunday Ledger of Ekmouth"),
        ("The news agency NordPress reported that the pier is dead.", "NordPress"),
        ("The Northport Star reported a loss. The paper says the pier is dead.", "Northport Star"),
    ],
)
def test_outlets_that_no_list_knows(text: str, name: str) -> None:
    told = next(s for s in read(text) if "pier is dead" in s.quote)
    assert (told.sources[0].name, told.sources[0].kind.value) == (name, "outlet")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Treasury Secretary Oda Brandt said it was late. The Treasury Secretary said the port was shut.",
            "port was shut",
            "Oda Brandt",
        ),
        (
            "Minister for Rural Affairs Ivar Strand said it was late. The minister said the port was shut.",
            "port was shut",
            "Ivar Strand",
        ),
        (
            "Secretary of State Ann Brandt said it was late. The secretary of state said the port was shut.",
            "port was shut",
            "Ann Brandt",
        ),
        (
            "Councilor Strand raised the question on Monday. He said the bridge was shut.",
            "bridge was shut",
            "Strand",
        ),
        ("The Harbour Party MPs stated that the vote took place.", "vote took place", None),
    ],
)
def test_who_an_office_means(text: str, words: str, name: str | None) -> None:
    assert chain(text, words) == [name]


def test_a_deed_is_nobodys_statement() -> None:
    text = "Norway on Monday sanctioned the bank's governor Ivar Strand for moving millions of kroner abroad."
    assert chain(text, "sanctioned") == []


def test_what_somebody_would_have_said_is_not_said() -> None:
    text = "Ivar Strand said it would have been better if Oda Brandt had explained that the pier was late."
    assert chain(text, "pier was late") == ["Ivar Strand"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The pilots are to blame for the fire, Ivar Strand said.", "asserts"),
        ("It is necessary to close the berth, Ivar Strand said.", "demands"),
        ("It is wrong to close the berth, Ivar Strand said.", "judges"),
        ("The minister is to open the berth on Friday, Ivar Strand said.", "intends"),
        ("Norway said it will stall the talks until May.", "intends"),
    ],
)
def test_what_is_to_be(text: str, modality: str) -> None:
    assert [s.modality.value for s in read(text) if s.modality is not None] == [modality]


@pytest.mark.parametrize(
    ("after", "chain"),
    [
        ("This was stated by Chancellor Ana Merk after talks, Vellpress reports citing Unira.",
         ["Ana Merk", "Unira", "Vellpress"]),
        ("Ana Merk said this to reporters on Monday.", ["Ana Merk"]),
        ("Ana Merk could not confirm this.", []),
    ],
)  # fmt: skip
def test_a_sentence_that_points_back_names_who_said_the_one_before(after: str, chain: list[str]) -> None:
    statements = read(f"The Union will consider new duties in July.\n\n{after}")
    found = next(s for s in statements if "new duties" in s.quote)
    assert [source.name for source in found.sources[:-1]] == chain


def test_somebody_called_may_is_no_possibility() -> None:
    statements = read("Prime Minister Clara May spoke. May had earlier met the council, her spokesman said.")
    assert [s.modality for s in statements if "earlier" in s.quote] == [Modality.DONE]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "The road is closed, writes the Sarn Gazette with reference to Mara Ost.",
            ["Mara Ost", "Sarn Gazette"],
        ),
        ("Citing Mara Ost, the Sarn Gazette said the road was closed.", ["Mara Ost", "Sarn Gazette"]),
        ("The Sarn Gazette, which cited Mara Ost, said the road was closed.", ["Mara Ost", "Sarn Gazette"]),
        (
            "The Sarn Gazette writes that, according to Mara Ost, the road is closed.",
            ["Mara Ost", "Sarn Gazette"],
        ),
        ("Mara Ost did not know that the road was closed.", []),
    ],
)
def test_whom_an_outlet_cites_spoke_first(text: str, chain: list[str]) -> None:
    found = next(s for s in read(text) if "closed" in s.quote)
    assert [source.name for source in found.sources[:-1]] == chain
