"""The top of the dossier: days, undertakings, disputes and gaps, in quotations and fixed phrases."""

from dataclasses import replace
from datetime import date

from factories import make_document, make_dossier, make_statement
from onrecord.records import DatedSentence, Dossier, TimelineDay
from onrecord.surfaces.render import dossier_html
from onrecord.surfaces.render.glance import day_views, glance_view
from onrecord.surfaces.render.markdown import dossier_markdown
from onrecord.surfaces.render.timeline import timeline_picture
from onrecord.surfaces.render.view import make_index
from surfaces.render.parsed import parse
from surfaces.render.sample import sample_dossier

TEXT = "The ferry sank on 4 May. The crew was saved."


def _dossier(*weights: float) -> Dossier:
    document = make_document(TEXT, published="2031-05-06")
    said = (make_statement(document, "The ferry sank on 4 May"),)
    told = (DatedSentence("doc", 0, 24, TEXT[:24]), DatedSentence("doc", 25, len(TEXT), TEXT[25:]))
    days = tuple(TimelineDay(date(2031, 5, n), weight, told) for n, weight in enumerate(weights, 1))
    return replace(make_dossier((document,), said), days=days)


def test_a_day_quotes_its_first_sentence_and_leads_to_the_statement_in_it() -> None:
    dossier = _dossier(1.0)
    [view] = day_views(dossier.days, make_index(dossier))
    assert (view.when, view.words, view.document.number) == ("1 May 2031", TEXT[:24], "1")
    assert view.href == f"#q-{dossier.statements[0].id}"


def test_the_weightiest_days_are_shown_in_order_of_time() -> None:
    dossier = _dossier(1, 9, 2, 8, 3, 7, 4, 6, 5)
    days = glance_view(dossier, make_index(dossier)).days
    assert [view.day.day for view in days] == [2, 4, 5, 6, 7, 8, 9]


def test_the_glance_counts_what_stands_below_and_hides_what_is_over() -> None:
    dossier = sample_dossier()
    glance = glance_view(dossier, make_index(dossier))
    assert glance.counts == {"waiting": 4, "disputed": 1, "open": 2}
    assert "met" not in {c.status_key for c in glance.waiting}


def test_the_page_starts_with_the_glance_and_its_links_lead_somewhere() -> None:
    page = parse(dossier_html(_dossier(1.0)))
    section = page.all("section")[0]
    assert section.attributes["id"] == "glance"
    ids = {e.attributes["id"] for e in page.all() if "id" in e.attributes}
    assert {a.attributes["href"][1:] for a in section.all("a")} <= ids


def test_a_dossier_with_nothing_has_no_glance() -> None:
    assert "glance" not in {
        e.attributes.get("id") for e in parse(dossier_html(make_dossier())).all("section")
    }


def test_days_stand_in_the_picture_and_in_the_markdown() -> None:
    dossier = _dossier(1.0)
    assert any(TEXT[:24] in label.words for label in timeline_picture(dossier, 740.0).labels)
    assert f"1 May 2031: “{TEXT[:24]}” [1]" in dossier_markdown(dossier)
