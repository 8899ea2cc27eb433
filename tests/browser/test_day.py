"""The path of a day, from a pasted article to a published page: once with a mouse, once by keys alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.walking import Keys, Mouse, run, violations, watched
from onrecord.examples import EXAMPLE_TODAY

OpenDesk = Callable[[], tuple[str, Path]]
Hand = Keys | Mouse
PLAN = "Norvia will open the quay bridge by the end of September 2032"
FIRST = (
    f"{PLAN}, Minister Tarek Olund said on Tuesday.\n\n"
    "Fishermen fear that the bridge will close their harbour, harbour master Ona Vell said."
)
SECOND = (
    f"{PLAN}, the Harbour Board said on Thursday.\n\n"
    "Work on the southern pier is finished, engineer Ida Hollen said."
)


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_a_day_from_paste_to_published_page(
    browser: Browser, own_desk: OpenDesk, tmp_path: Path, hands: type[Hand]
) -> None:
    address, ledger = own_desk()
    with watched(browser, address, viewport={"width": 1280, "height": 900}, locale="en-US") as page:
        page.set_default_timeout(20_000)
        hand = hands(page)
        page.goto("/")
        _take_in(hand, page, ("The bridge", "Quay Times", "2032-04-27", FIRST))
        _take_in(hand, page, ("The bridge again", "Coast Courier", "2032-04-29", SECOND))
        _review(hand, page)
        _part_and_undo(hand, page)
        _look(hand, page)
        _ask_for_the_past(hand, page)
    _publish(browser, ledger, tmp_path / "site")


def _take_in(hand: Hand, page: Page, article: tuple[str, str, str, str]) -> None:
    title, publisher, published, words = article
    hand.follow("Add")
    hand.fill("Title", title)
    hand.fill("Publisher", publisher)
    hand.fill("Published", published)
    hand.fill("Text", words)
    hand.send("Take in")
    expect(page.get_by_role("status")).to_contain_text("1 document taken in", timeout=60_000)
    assert violations(page) == []


def _card(hand: Hand, title: str, words: str) -> None:
    """The review card of a statement, by way of its document."""
    hand.follow("Documents")
    hand.follow(title, inside=True)
    hand.follow(f"“?{words}.*", inside=True)
    hand.follow("Review", inside=True)


def _review(hand: Hand, page: Page) -> None:
    """Accepted and taken back; edited; rejected with a reason."""
    _card(hand, "The bridge again", "Work on the southern pier")
    hand.decide("Accept", "a")
    expect(page.get_by_role("status")).to_contain_text("accept")
    hand.decide("Undo", "u")
    expect(page.get_by_role("status")).to_contain_text("accept, taken back")
    expect(page.locator("mark.here")).to_contain_text("Work on the southern pier")
    hand.choose("Modality", "has happened")
    hand.decide("Keep as edited", "")
    expect(page.get_by_role("status")).to_contain_text("edit")
    _card(hand, "The bridge", "the bridge will close")
    hand.fill("Reason", "not of our subject")
    hand.decide("Reject", "")
    expect(page.get_by_role("status")).to_contain_text("reject")
    hand.follow("Decisions")
    expect(page.locator(".decisions > li").first).to_contain_text("not of our subject")


def _part_and_undo(hand: Hand, page: Page) -> None:
    """The same announcement or a new one: said, and taken back."""
    hand.follow("Claims")
    hand.follow(f"“?{PLAN}.*", inside=True)
    hand.follow("k[a-z]*-[0-9a-f]+", inside=True)
    expect(page.locator("main")).to_contain_text("2 origins")
    hand.follow("Side by side", inside=True)
    hand.follow("They do not say the same", "button", inside=True)
    hand.follow("Decisions")
    hand.follow("Undo: different.*", "button", inside=True)
    hand.follow("Claims")
    hand.follow(f"“?{PLAN}.*", inside=True)
    hand.follow("k[a-z]*-[0-9a-f]+", inside=True)
    expect(page.locator("main")).to_contain_text("2 origins")


def _look(hand: Hand, page: Page) -> None:
    """The board, one commitment's history, and a contradiction with both sides."""
    hand.follow("Board")
    hand.follow(f"“{PLAN}.*”", inside=True)
    expect(page.locator("main")).to_contain_text("30 Sep 2032")
    hand.follow("Contradictions")
    hand.follow("Side by side", inside=True)
    expect(page.locator(".sides").first).to_be_visible()


def _ask_for_the_past(hand: Hand, page: Page) -> None:
    """The dossier of a subject, the same on an earlier day, and what changed between the two."""
    hand.follow("Dossier")
    hand.fill("Words that name the subject", "quay bridge")
    hand.send("Show")
    expect(page.locator("main")).to_contain_text("Harbour Board")
    hand.fill("As known on", "2032-04-28")
    hand.send("Show")
    expect(page.locator(".clockline")).to_contain_text("28 Apr 2032")
    expect(page.locator("main")).not_to_contain_text("Harbour Board")
    hand.follow("Back to now")
    hand.follow("Differences")
    hand.fill("From", "2032-04-28")
    hand.fill("To", "2032-04-30")
    hand.send("Show")
    expect(page.locator("main")).to_contain_text("The bridge again")


def _publish(browser: Browser, ledger: Path, site: Path) -> None:
    run("publish", site, "quay bridge", "--ledger", ledger, "--today", EXAMPLE_TODAY)
    with watched(browser, "file:") as page:
        page.goto((site / "index.html").as_uri())
        page.get_by_role("link", name="quay bridge").first.click()
        expect(page.locator("main, body").first).to_contain_text(PLAN)
        expect(page.locator("body")).not_to_contain_text("close their harbour")
