"""What a text says, statement by statement: chain, manner, window, slots."""

from __future__ import annotations

import pytest

from onrecord import Document, Statement, find_statements

PUBLISHED = "2031-03-12"


def read(text: str, publisher: str | None = None) -> tuple[Statement, ...]:
    return find_statements(Document.of_text(text, published=PUBLISHED, publisher=publisher))


def saying(text: str, words: str) -> Statement:
    """The shortest statement whose quote holds the words."""
    found = [s for s in read(text) if words in s.quote]
    assert found, [s.quote for s in read(text)]
    return min(found, key=lambda s: len(s.quote))


def chain(statement: Statement) -> list[str | None]:
    return [source.name for source in statement.sources]


@pytest.mark.parametrize(
    ("text", "words", "modality", "polarity"),
    [
        ("Velmora intends to build a harbour at Trast.", "harbour", "intends", "affirmed"),
        ("The ministry will deliver 40 buses in May.", "buses", "intends", "affirmed"),
        ("The ministry plans on closing two hospitals.", "hospitals", "intends", "affirmed"),
        ("The company is set to open a plant in Trast in June.", "plant", "intends", "affirmed"),
        ("The report is due by the end of May.", "due", "intends", "affirmed"),
        ("The carrier announced deep cuts in its northern network.", "cuts", "intends", "affirmed"),
        ("The two states may sign the treaty in June.", "treaty", "may", "affirmed"),
        ("The plan has the potential to change trade in the region.", "trade", "may", "affirmed"),
        ("The company opened a plant in Trast on Monday.", "opened", "done", "affirmed"),
        ("The company has not opened the plant.", "plant", "done", "negated"),
        ("The company failed to open the plant.", "plant", "done", "negated"),
        ("Crews are repairing the bridge.", "bridge", "ongoing", "affirmed"),
        ("The army has begun to withdraw its tanks.", "tanks", "done", "affirmed"),
        ("The river Osk is 300 kilometres long.", "long", "asserts", "affirmed"),
        ("The ministry denied that it had sold the land.", "land", "denies", "affirmed"),
        ("The union demanded that the company reopen the plant.", "reopen", "demands", "affirmed"),
        ("Analysts believe that the bridge will be late.", "late", "judges", "affirmed"),
    ],
)
def test_modality_and_polarity(text: str, words: str, modality: str, polarity: str) -> None:
    found = saying(text, words)
    assert (found.modality, found.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("The new lock can lift barges of 900 tonnes.", "barges", "asserts"),
        ("Visitors may no longer bring dogs into the park.", "dogs", "asserts"),
        ("In rare cases the valve can jam.", "valve", "may"),
        ("The mayor would not say who had signed.", "signed", "done"),
        ("The office refuses to disclose the price.", "refuses", "done"),
        ("Villagers were asked to boil their water.", "water", "done"),
        ("Her brother is charged with smuggling.", "smuggling", "done"),
        ("The ferry is still being repaired.", "ferry", "ongoing"),
        ("A search is under way on the moor.", "search", "ongoing"),
        ("The council is weighing a second bridge.", "bridge", "ongoing"),
        ("The pass stays shut.", "pass", "ongoing"),
        ("Boil all water from the tap.", "water", "demands"),
        ('"Let them try it themselves," said Lena Orlo.', "try", "demands"),
        ("Claims that the bridge is closed are incorrect.", "incorrect", "denies"),
        ("The rumours are without foundation.", "rumours", "denies"),
        ("The Trast Herald wrongly reported that the mayor had resigned.", "resigned", "denies"),
        ("Lena Orlo does not share that view.", "share", "judges"),
        ("The union sees no reason to strike.", "strike", "judges"),
        ("The baker is annoyed.", "annoyed", "judges"),
        ("I felt like a stranger in the hall.", "stranger", "judges"),
        ("It is, in our view, a matter for the courts.", "courts", "judges"),
        ("The scheme deserves a second look.", "scheme", "judges"),
        ("The villagers consider the mill a nuisance.", "mill", "judges"),
        ("A longer pier would have been cheaper.", "pier", "judges"),
        ("The leak must have been found.", "leak", "judges"),
        ("She would always sing at dusk.", "sing", "asserts"),
        ("The chairman described a long grey hull.", "hull", "done"),
        ("The hearing continues on Monday.", "hearing", "intends"),
    ],
)
def test_modality_of_finer_shades(text: str, words: str, modality: str) -> None:
    assert saying(text, words).modality == modality


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The bridge is safe, Mayor Lena Orlo said.", "safe", ["Lena Orlo", None]),
        ('"We are ready," said Lena Orlo, the mayor of Trast.', "ready", ["Lena Orlo", None]),
        ("According to the Trast Water Company, the dam holds.", "dam", ["Trast Water Company", None]),
        ("The dam holds.", "dam", [None]),
    ],
)
def test_first_speaker_and_outlet(text: str, words: str, names: list[str | None]) -> None:
    assert chain(saying(text, words)) == names


def test_the_publisher_is_the_last_link_and_the_voice_of_its_own_article() -> None:
    text = "The dam holds. The gates are closed, engineer Ada Brom said."
    own, quoted = read(text, publisher="The Trast Mirror")
    assert [s.name for s in own.sources] == ["The Trast Mirror"]
    assert own.sources[0].anonymity == "unattributed"
    assert [s.name for s in quoted.sources] == ["Ada Brom", "The Trast Mirror"]


def test_a_chain_may_stand_in_the_next_sentence() -> None:
    text = (
        "Velmora plans to open a consulate in Trast in the latter half of 2032. It would be the third. "
        "Foreign Minister Ivo Brandt made the announcement at a press conference with Mayor Lena Orlo, "
        "as reported by The Trast Mirror."
    )
    first = saying(text, "plans to open")
    assert [(s.name, s.kind) for s in first.sources] == [
        ("Ivo Brandt", "person"),
        ("The Trast Mirror", "outlet"),
        (None, "outlet"),
    ]
    assert first.sources[0].medium is not None
    assert first.sources[0].medium.text == "a press conference with Mayor Lena Orlo"
    assert first.sources[1].cue is not None
    assert first.sources[1].cue.quote == "as reported by"
    assert str(first.window) == "2032-07-01..2032-12-31"
    assert all("made the announcement" not in s.quote for s in read(text))


@pytest.mark.parametrize(
    ("text", "words", "anonymity"),
    [
        ("The pumps are old, a former engineer who asked not to be named said.", "pumps", "anonymous"),
        ("The pumps are old, experts said.", "pumps", "group"),
        ("The pumps are old, engineer Ada Brom said.", "pumps", "named"),
        ("The pumps are old.", "pumps", "unattributed"),
    ],
)
def test_anonymity(text: str, words: str, anonymity: str) -> None:
    assert saying(text, words).sources[0].anonymity == anonymity


def test_anonymous_sources_have_no_name_no_party_and_no_candidates() -> None:
    found = saying("Minister Ivo Brandt resigned. The vote was close, a senior official said.", "close")
    assert found.sources[0].name is None
    assert found.sources[0].party is None
    assert found.candidates.speaker == ()


@pytest.mark.parametrize(
    ("text", "words", "window"),
    [
        ("The works will close two lines by mid-2032.", "lines", "..2032-08-31"),
        ("The works plan to cut 40 jobs and close two lines by mid-2032.", "jobs", "..2032-08-31"),
        ("The line will not be ready before spring 2032.", "ready", "2032-03-01.."),
        ("The minister announced the opening on Monday for May.", "opening", "2031-05-01..2031-05-31"),
        ("The works make pumps.", "pumps", "None"),
    ],
)
def test_the_time_a_statement_speaks_of(text: str, words: str, window: str) -> None:
    assert str(saying(text, words).window) == window


def test_when_it_was_said_is_kept_apart_from_when_it_happens() -> None:
    found = saying("On Monday, Mayor Lena Orlo said that the bridge will open in June.", "bridge")
    assert str(found.said) == "2031-03-10..2031-03-10"
    assert str(found.window) == "2031-06-01..2031-06-30"


def test_relative_words_stay_unresolved_without_a_publication_date() -> None:
    [found] = find_statements(Document.of_text("Last month, Velmora tested the ferry."))
    assert found.window is None
    assert found.candidates.window == ("Last month",)


@pytest.mark.parametrize(
    "text",
    [
        "Can the works keep up?",
        "Who will pay for the bridge?",
    ],
)
def test_questions_assert_nothing(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "actor", "act"),
    [
        ("Velmora plans to deliver 40 buses.", "buses", "Velmora", "undertakes"),
        ("The bridge will be finished in May.", "bridge", None, "undertakes"),
        ("Velmora has delivered 40 buses.", "buses", "Velmora", "reports_done"),
        ("Velmora cancelled the delivery of 40 buses.", "buses", "Velmora", "cancels"),
        ("Norland denied that it would deliver buses to Trast.", "buses", "Norland", "denies"),
        ("The ministry declined to comment.", "comment", "ministry", None),
        ("Analysts expect that Velmora will deliver 40 buses.", "buses", "Velmora", None),
    ],
)
def test_what_it_does_to_an_undertaking(text: str, words: str, actor: str | None, act: str | None) -> None:
    found = saying(text, words)
    assert found.act == act
    if actor is not None and act is not None:
        assert found.actor == actor


def test_terms_of_an_arrangement() -> None:
    text = (
        "Tessaria would have a voice in the choice of ports, "
        "although the ships stay under the control of Velmora."
    )
    [found] = read(text)
    assert [(t.holder and t.holder.text, t.role, t.over and t.over.text) for t in found.terms] == [
        ("Tessaria", "voice", "the choice of ports"),
        ("Velmora", "control", "the ships"),
    ]
    assert found.terms[0].proposed


def test_what_an_outcome_depends_on_is_listed() -> None:
    text = "The project's success depends on factors such as weather, funding and the goodwill of both sides."
    [found] = read(text)
    assert [f.text for f in found.factors] == ["weather", "funding", "the goodwill of both sides"]
    assert found.section == "outlook"


@pytest.mark.parametrize(
    ("text", "words", "section", "stance"),
    [
        ("The foreign ministry of Ostrevia condemned the plan.", "condemned", "reaction", "opposes"),
        ("President Ilka Morsten welcomed the agreement.", "welcomed", "reaction", "supports"),
        ("The plan drew attention from neighbouring states.", "attention", "reaction", "no_content"),
        ("Mayor Lena Orlo expressed concern about the dam.", "concern", "concern", "concerned"),
    ],
)
def test_reactions_and_stances(text: str, words: str, section: str, stance: str) -> None:
    found = saying(text, words)
    assert (found.section, found.stance) == (section, stance)


def test_every_span_of_a_statement_quotes_the_text() -> None:
    text = (
        "On Monday, Mayor Lena Orlo said that Velmora will send 40 buses to Trast, The Trast Mirror reported."
    )
    for s in read(text):
        assert text[s.start : s.end] == s.quote
        spans = [s.subject, s.object, s.counterpart, *s.places, *s.quantities]
        assert all(text[x.start : x.end] == x.text for x in spans if x is not None)
        mentions = [source.mention for source in s.sources] + [source.cue for source in s.sources]
        assert all(text[m.start : m.end] == m.quote for m in mentions if m is not None)
