"""Records in the words of the frame."""

from dataclasses import replace

import pytest

from factories import make_document, make_source, make_statement, window
from onrecord.records import Anonymity, EvidenceSpan, Medium, Modality, Polarity, Source, SourceKind
from onrecord.surfaces.render.words import (
    chain_words,
    modality_words,
    one_line,
    published_words,
    shorten,
    visible,
    window_words,
)

OUTLET = make_source("Coast Courier", SourceKind.OUTLET)
ARTICLE = make_source(None, SourceKind.OUTLET)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-07-01", "2031-12-31", "1 Jul – 31 Dec 2031"),
        ("2031-07-01", "2032-03-31", "1 Jul 2031 – 31 Mar 2032"),
        ("2031-12-01", "2031-12-31", "1–31 Dec 2031"),
        ("2031-12-05", "2031-12-05", "5 Dec 2031"),
        (None, "2031-12-31", "by 31 Dec 2031"),
        ("2025-03-01", None, "from 1 Mar 2025 (open)"),
    ],
)
def test_a_window_reads_as_people_write_it(start: str | None, end: str | None, words: str) -> None:
    assert window_words(window(start, end)) == words


def test_no_window_is_said_to_be_none() -> None:
    assert window_words(None) == "no window"


def _with_medium(words: str) -> Source:
    return replace(make_source("Orlen Tavik"), medium=Medium(words, 0, len(words)))


def _unnamed(words: str, anonymity: Anonymity) -> Source:
    return make_source(None, anonymity=anonymity, mention=EvidenceSpan(0, len(words), words))


@pytest.mark.parametrize(
    ("sources", "words"),
    [
        (
            (_with_medium("a televised meeting"), OUTLET, ARTICLE),
            "Orlen Tavik (at a televised meeting) > Coast Courier > this article",
        ),
        ((_with_medium("a letter"),), "Orlen Tavik (in a letter)"),
        ((_with_medium("state television"),), "Orlen Tavik (on state television)"),
        ((_with_medium("a semaphore chain"),), "Orlen Tavik (a semaphore chain)"),
        ((ARTICLE,), "the article itself"),
        ((OUTLET,), "Coast Courier (the outlet itself)"),
        ((replace(OUTLET, anonymity=Anonymity.UNATTRIBUTED),), "Coast Courier (the outlet itself)"),
        ((_unnamed("a surveyor", Anonymity.ANONYMOUS), OUTLET), "a surveyor (anonymous) > Coast Courier"),
        ((_unnamed("two officials", Anonymity.GROUP),), "two officials (a group)"),
        ((make_source("defence minister", anonymity=Anonymity.ROLE),), "defence minister (by role only)"),
        ((make_source(None),), "speaker not said (anonymous)"),
    ],
)
def test_a_chain_names_every_link_and_flags_the_unnamed(sources: tuple[Source, ...], words: str) -> None:
    assert chain_words(sources) == words


@pytest.mark.parametrize(
    ("modality", "polarity", "words"),
    [
        (Modality.INTENDS, Polarity.AFFIRMED, "intends"),
        (Modality.INTENDS, Polarity.NEGATED, "intends not to"),
        (Modality.DONE, Polarity.NEGATED, "has not happened"),
        (Modality.DENIES, Polarity.AFFIRMED, "denies"),
        (Modality.MAY, Polarity.AFFIRMED, "may"),
        (None, Polarity.AFFIRMED, "modality not clear"),
        (None, Polarity.NEGATED, "modality not clear, negated"),
    ],
)
def test_modality_shows_denial_and_negation(
    modality: Modality | None, polarity: Polarity, words: str
) -> None:
    statement = make_statement(make_document("The pier opens."), "The pier opens", modality=modality)
    assert modality_words(replace(statement, polarity=polarity)) == words


def test_what_is_unknown_is_said_to_be_so() -> None:
    assert (one_line(None), published_words(None)) == ("not said", "not said")


def test_a_time_of_day_does_not_hide_the_day_of_publication() -> None:
    assert published_words("2031-09-03T08:30:00Z") == "3 Sep 2031"


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\u202e", "U+202E"),
        ("\u2066", "U+2066"),
        ("\x1b", "U+001B"),
        ("\ud800", "U+D800"),
        ("\x00", "U+0000"),
    ],
)
def test_controls_are_shown_and_not_obeyed(character: str, shown: str) -> None:
    assert visible(f"a{character}b") == f"a⟨{shown}⟩b"


def test_words_of_other_scripts_stay_as_they_are() -> None:
    assert visible("שלום мир 港\n") == "שלום мир 港\n"


@pytest.mark.parametrize(
    ("words", "width", "short"),
    [
        ("open the bridge", 40, "open the bridge"),
        ("open the bridge", 12, "open the …"),
        ("abcdefghij", 5, "abcd…"),
    ],
)
def test_a_cut_is_marked(words: str, width: int, short: str) -> None:
    assert shorten(words, width) == short
