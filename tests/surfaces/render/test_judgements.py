"""Judgements on every surface: apart from reporting, and hostile words stay words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from factories import make_document, make_dossier, make_statement, window
from onrecord.records import (
    Assessments,
    Dossier,
    Grade,
    GradeScale,
    Hypothesis,
    Indicator,
    Made,
    Matrix,
    Question,
    Rating,
    SavedScope,
    Strength,
    Subject,
    WeighedItem,
)
from onrecord.surfaces.render import dossier_html, dossier_markdown
from surfaces.render.parsed import parse

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\u202e | *a* {{ 7*7 }}"
DOCUMENT = make_document("Velmora will deliver 40 buses.", title="Buses")
SAID = make_statement(DOCUMENT, DOCUMENT.text)


def _made(name: str) -> Made:
    return Made(f"x-{name}", HOSTILE, "2031-02-01T10:00:00Z", HOSTILE, date(2031, 2, 1))


@lru_cache(maxsize=1)
def _dossier() -> Dossier:
    ratings = (("h1", Rating.I), ("h2", Rating.C))
    item = WeighedItem("E1", SAID.id, None, ratings, Strength.HIGH, Strength.LOW, _made("w"))
    assumed = replace(item, label="E2", statement=None, assumption=HOSTILE)
    hypotheses = tuple(Hypothesis(f"h{n}", f"H{n}", HOSTILE, _made(f"h{n}")) for n in (1, 2))
    return make_dossier(
        (DOCUMENT,),
        (SAID,),
        assessments=Assessments(
            grades=(Grade(GradeScale.STATEMENT, SAID.id, "2", None, _made("g")),),
            questions=(Question("q", HOSTILE, window(None, "2031-06-30"), HOSTILE, None, _made("q")),),
            matrices=(Matrix("m", HOSTILE, hypotheses, (item, assumed), _made("m")),),
        ),
        indicators=(Indicator("i", HOSTILE, None, (), _made("i")),),
        scope=SavedScope(HOSTILE, 1, Subject(HOSTILE), _made("s"), current=True),
    )


def test_words_of_people_stay_words_on_the_page() -> None:
    html = dossier_html(_dossier())
    page = parse(html)
    assert not page.all("script")
    assert not page.all("img")
    assert "\u202e" not in html
    assert "{{ 7*7 }}" in page.text


def test_words_of_people_stay_words_in_markdown() -> None:
    lines = dossier_markdown(_dossier()).splitlines()
    assert not [line for line in lines if "<script" in line.replace("\\<", "")]
    (row,) = [line for line in lines if line.startswith("| E1 ")]
    assert row.replace("\\|", "").count("|") == 9


def test_judgements_stand_in_a_section_of_their_own_that_says_so() -> None:
    section = parse(dossier_html(_dossier())).one("section", id="judgements")
    words = " ".join(section.text.split())
    assert "It is no reporting" in words
    assert "Questions and estimates" in words
    assert "Competing hypotheses" in words
    quotes = [q.text for q in section.all("q")]
    assert quotes == [DOCUMENT.text]


def test_a_dossier_without_judgements_has_no_such_section() -> None:
    assert 'id="judgements"' not in dossier_html(make_dossier((DOCUMENT,), (SAID,)))
