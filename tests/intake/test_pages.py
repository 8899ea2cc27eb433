"""Web pages: the article and what the page states about it, and none of the frame around it."""

import io
import json

import pytest

from onrecord.intake import Intake, IntakeOptions, iter_documents

FIRST = "The ferry between Port Avel and Osten will stop in June, the company said on Friday."
SECOND = "It gave no reason for the step, which the unions had expected, and the mayor called it a shock."
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Gazette home", "datePublished": "1999-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Ferry stops",
            "datePublished": "2024-12-10T08:30:00+01:00",
            "dateModified": "2024-12-11",
            "publisher": {"@type": "Organization", "name": "Coast Gazette"},
            "mainEntityOfPage": {"@id": "https://gazette.example/ferry"},
            "inLanguage": "en-GB",
        },
    ],
}


def take(page: str | bytes, **options: object) -> Intake:
    raw = page.encode() if isinstance(page, str) else page
    (taken,) = iter_documents(["-"], IntakeOptions(stdin=io.BytesIO(raw), **options))
    return taken


def page(
    head: str = "", body: str = f"<article><h1>Ferry stops</h1><p>{FIRST}</p><p>{SECOND}</p></article>"
) -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def read(taken: Intake) -> list[str]:
    document = taken.document
    return [
        document.text[b.start : b.end]
        for b in document.blocks
        if b.kind in ("heading", "paragraph", "caption")
    ]


def test_metadata_comes_from_json_ld():
    document = take(page(f'<script type="application/ld+json">{json.dumps(LINKED)}</script>')).document
    assert (document.title, document.publisher) == ("Ferry stops", "Coast Gazette")
    assert (document.published, document.modified) == ("2024-12-10T08:30:00+01:00", "2024-12-11")
    assert (document.url, document.language) == ("https://gazette.example/ferry", "en")
    assert document.cut_by.startswith("trafilatura ")


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2024-12-10T08:30Z">', "2024-12-10T08:30Z"),
        ('<meta name="DC.date.issued" content="2024-12-10">', "2024-12-10"),
        ('<meta itemprop="datePublished" content="2024-12-10 08:30:00">', "2024-12-10T08:30:00"),
        ('<meta name="pubdate" content="Tue, 10 Dec 2024 08:30:00 +0100">', "2024-12-10T08:30:00+01:00"),
        (
            '<script type="application/ld+json">{broken</script><meta name="date" content="2024-12-10">',
            "2024-12-10",
        ),
        ("", None),
    ],
)
def test_the_publication_date_is_as_precise_as_the_page_states_it(head, published):
    assert take(page(head)).document.published == published


def test_marked_up_times_count_and_other_dates_do_not():
    time = '<time class="entry-date" datetime="2024-12-10">10 May</time>'
    other = '<time datetime="2023-01-01">then</time><p>Copyright 2021. Updated 4 March 2022.</p>'
    assert take(page(body=f"<article>{time}<p>{FIRST}</p></article>")).document.published == "2024-12-10"
    assert take(page(body=f"<article>{other}<p>{FIRST}</p></article>")).document.published is None


def test_a_date_that_cannot_be_read_is_noted_and_the_option_is_used():
    taken = take(page('<meta name="date" content="last Friday">'), published="2024-12-10")
    assert taken.document.published == "2024-12-10"
    assert [issue.kind for issue in taken.issues] == ["bad_date"]


def test_an_absurd_date_of_change_is_noted_and_left_out():
    taken = take(page('<meta property="article:modified_time" content="0000-00-00">'))
    assert taken.document.modified is None
    assert [issue.kind for issue in taken.issues] == ["bad_date"]


def test_title_publisher_and_url_come_from_the_head():
    head = (
        "<title>Ferry stops | Coast Gazette</title><meta property='og:site_name' content='Coast Gazette'>"
        "<link rel='canonical' href='https://gazette.example/ferry?utm_source=x'>"
    )
    document = take(page(head, f"<article><p>{FIRST}</p><p>{SECOND}</p></article>")).document
    assert (document.title, document.publisher) == ("Ferry stops", "Coast Gazette")
    assert document.url == "https://gazette.example/ferry?utm_source=x"
    assert (
        document.id
        == take(page("<link rel='canonical' href='https://gazette.example/ferry#top'>")).document.id
    )


def test_the_declared_charset_is_read():
    raw = page('<meta charset="windows-1251">', "<article><p>Министр заявил: порт откроется.</p></article>")
    taken = take(raw.encode("cp1251"))
    assert taken.document.text == "Министр заявил: порт откроется."
    assert [issue.kind for issue in taken.issues] == ["language"]
    assert taken.raw == raw.encode("cp1251")


FRAMES = [
    "<nav><ul><li><a href='/'>Home</a></li><li><a>The harbour will close in May</a></li></ul></nav>",
    "<div id='top-nav'><a href='/'>Home</a> <a href='/a'>The harbour will close in May</a></div>",
    "<div class='inline-ad'>The harbour will close in May, and Lumo will sell you its lamps.</div>",
    "<div class='adContainer'><p>The harbour will close in May, and Lumo will sell you its lamps.</p></div>",
    "<section class='sponsored'><p>The harbour will close in May, says Lumo.</p></section>",
    "<div><p>ADVERTISEMENT</p><p>The harbour will close in May, and Lumo will sell you its lamps.</p></div>",
    "<p><a rel='sponsored' href='/x'>The harbour will close in May, says Lumo.</a></p>",
    "<aside><h3>Most read</h3><p>The harbour will close in May, sources say.</p></aside>",
    "<div class='related-articles'><p>The harbour will close in May, sources say.</p></div>",
    "<ul class='share-links'><li>Tell friends that the harbour will close in May.</li></ul>",
    "<form><p>Tell me when the harbour will close in May.</p></form>",
    "<footer><p>The harbour will close in May, and the Gazette will tell you.</p></footer>",
    "<div style='display: none'><p>The harbour will close in May.</p></div>",
    "<div role='complementary'><p>The harbour will close in May.</p></div>",
    "<p>Sponsored: the harbour will close in May.</p>",
    "<p><a href='/x'>Read more: The harbour will close in May</a></p>",
]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("tag", ["article", "div"])
def test_navigation_and_advertising_are_not_read(frame, tag):
    for body in (
        f"<{tag}><h1>Ferry stops</h1><p>{FIRST}</p>{frame}<p>{SECOND}</p></{tag}>",
        f"{frame}<{tag}><h1>Ferry stops</h1><p>{FIRST}</p><p>{SECOND}</p></{tag}>",
        f"<{tag}><h1>Ferry stops</h1><p>{FIRST}</p><p>{SECOND}</p></{tag}>{frame}",
        f"<{tag}><h1>Ferry stops</h1><p>Short news.</p></{tag}>{frame}",
    ):
        words = read(take(page(body=body)))
        assert "harbour" not in " ".join(words)
        assert words in ([FIRST, SECOND], ["Short news."])


@pytest.mark.parametrize(
    "name", ["layout sidebar-right", "has-ads", "no-ad", "content menu-open", "related-topic"]
)
def test_a_layout_that_holds_the_article_is_kept_whatever_it_is_called(name):
    body = f"<div class='{name}'><h1>Ferry stops</h1><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert read(take(page(body=body))) == [FIRST, SECOND]


def test_headings_and_lists_of_the_article_are_kept():
    body = f"<h1>Ferry stops</h1><p>{FIRST}</p><h2>Costs</h2><p>{SECOND}</p><ul><li>The quay goes.</li></ul>"
    assert read(take(page(body=body))) == [FIRST, "Costs", SECOND, "The quay goes."]


def test_a_page_without_an_article_is_refused():
    taken = take("<html><body><nav><a href='/'>Home</a></nav><script>let a = 1;</script></body></html>")
    assert taken.failed
    assert (
        taken.issues[0].message
        == "standard input is a page without an article: no main text was found in it."
    )


def test_control_characters_do_not_stop_a_page():
    body = f"<div class='ad'>x</div>\x0b<p>{FIRST}&#11;&#xFFFF;&#x110000;</p>\x1f<p>{SECOND}</p>"
    assert read(take(page(body=body))) == [FIRST, SECOND]


def test_nothing_is_logged(caplog):
    take("<html><body></body></html>")
    take(page())
    assert not caplog.records
