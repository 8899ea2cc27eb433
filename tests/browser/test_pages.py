"""Every page in a browser: nothing fails, nothing is asked elsewhere, all can read it at any width."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from browser.walking import run, violations, watched
from onrecord.examples import EXAMPLE_TODAY
from onrecord.surfaces.web.pages import ROUTES

DESKTOP = {"viewport": {"width": 1440, "height": 900}, "color_scheme": "light"}
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
SCREENS = pytest.mark.parametrize("screen", [DESKTOP, PHONE], ids=["1440 light", "390 dark"])
SEARCHED = {
    "/documents": "?q=bridge",
    "/statements": "?modality=intends",
    "/dossier": "?q=bridge",
    "/timeline": "?q=bridge",
    "/differences": "?from=2031-06-01&to=2032-04-01",
    "/": "?since=2031-01-01&by=published",
}


def address_of(page: Page, path: str) -> str:
    """Where a page of this route stands: for a record's page, the first that its list links to."""
    if "{name}" in path:
        register = path.partition("/{")[0]
        page.goto("/board" if register == "/commitments" else register)
        link = page.locator(f"a[href^='{register}/']").first
        return str(link.get_attribute("href"))
    if path == "/compare":
        page.goto("/contradictions")
        return str(page.locator("a[href^='/compare']").first.get_attribute("href"))
    return path + SEARCHED.get(path, "")


def too_wide(page: Page) -> list[str]:
    """The elements that reach beyond the window, where the page can be moved sideways."""
    return page.evaluate(  # type: ignore[no-any-return]
        """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
          [...document.querySelectorAll("body *")]
            .filter((e) => e.getBoundingClientRect().right > innerWidth + 1).slice(0, 8)
            .map((e) => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 60)}`)"""
    )


@SCREENS
@pytest.mark.parametrize("path", [r.path for r in ROUTES if r.path != "/imports/{name}"])
def test_a_page_is_sound(browser: Browser, desk: str, path: str, screen: dict[str, object]) -> None:
    """No serious violation of accessibility, no error, no foreign request, no sideways scrolling."""
    with watched(browser, desk, **screen) as page:
        page.goto(address_of(page, path))
        assert too_wide(page) == []
        assert violations(page) == []


def test_a_page_that_is_not_there_can_be_read_too(browser: Browser, desk: str) -> None:
    context = browser.new_context(base_url=desk)
    page = context.new_page()
    page.goto("/nowhere")
    assert violations(page) == []
    context.close()


@SCREENS
def test_a_published_site_is_sound(
    browser: Browser, example: Path, tmp_path: Path, screen: dict[str, object]
) -> None:
    site = tmp_path / "site"
    run("publish", site, "bridge", "--ledger", example, "--today", EXAMPLE_TODAY)
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 1
    with watched(browser, "file:", **screen) as page:
        for path in pages:
            page.goto(path.as_uri())
            assert too_wide(page) == []
            assert violations(page) == []


_MOVING = """() => [...document.querySelectorAll("*")].filter((e) => {
  const shown = getComputedStyle(e);
  const lasting = [shown.transitionDuration, shown.animationDuration].flatMap((d) => d.split(","));
  return lasting.some((s) => parseFloat(s) > 0.01) || shown.scrollBehavior === "smooth";
}).map((e) => e.tagName)"""


def test_nothing_moves_for_those_who_asked_for_that(browser: Browser, desk: str) -> None:
    with watched(browser, desk, reduced_motion="reduce") as page:
        for path in ("/", "/review", "/dossier?q=bridge", "/board"):
            page.goto(path)
            assert page.evaluate(_MOVING) == []


@pytest.mark.parametrize(("scheme", "is_dark"), [("light", False), ("dark", True)])
def test_the_page_is_as_dark_as_the_system(browser: Browser, desk: str, scheme: str, is_dark: bool) -> None:
    with watched(browser, desk, color_scheme=scheme) as page:
        page.goto("/review")
        for shown in ("html", "input[name=actor]", "button.main"):
            parts = page.locator(shown).first.evaluate("(e) => getComputedStyle(e).backgroundColor")
            levels = [int(n) for n in re.findall(r"\d+", parts)[:3]]
            dark = sum(levels) < 3 * 128
            assert dark is (is_dark if shown != "button.main" else not is_dark), (shown, parts)
