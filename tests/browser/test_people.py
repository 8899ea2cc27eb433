"""Several people in a browser: logging in and out, one's own account, an import that is followed live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.walking import violations, watched
from desks import PASSWORDS, make_accounts

OpenDesk = Callable[[], tuple[str, Path]]


@pytest.mark.parametrize("width", [1440, 390])
def test_somebody_logs_in_by_keys_and_out_again(browser: Browser, own_desk: OpenDesk, width: int) -> None:
    address, ledger = own_desk()
    make_accounts(ledger)
    with watched(browser, address, viewport={"width": width, "height": 900}) as page:
        page.goto("/board")
        expect(page).to_have_title("Log in · onrecord")
        assert violations(page) == []
        page.get_by_label("Name").focus()
        page.keyboard.type("Ada Brom")
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORDS["Ada Brom"])
        page.keyboard.press("Enter")
        expect(page).to_have_url(f"{address}/board")
        for path in ("/account", "/people"):
            page.goto(path)
            assert violations(page) == []
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        page.goto("/account")
        page.get_by_role("button", name="Make a token").click()
        expect(page.get_by_role("status")).to_contain_text("shown this once")
        page.get_by_role("button", name="Log out").click()
        expect(page).to_have_title("Log in · onrecord")


def test_an_import_is_followed_live_and_goes_on_when_its_page_is_left(
    browser: Browser, own_desk: OpenDesk, tmp_path: Path
) -> None:
    address, _ = own_desk()
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(24):
        lines = (
            f"Norvia will open quay bridge {n} by {day} March 2032, the Harbour Board said on Tuesday.\n"
            for day in range(1, 25)
        )
        (folder / f"{n}.txt").write_text("\n".join(lines), encoding="utf-8")
    with watched(browser, address, viewport={"width": 390, "height": 844}) as page:
        page.goto("/add")
        page.get_by_label("or a folder on this machine").fill(str(folder))
        page.get_by_role("button", name="Take in").click()
        expect(page.get_by_role("progressbar")).to_be_visible(timeout=30_000)
        expect(page.get_by_role("status")).to_contain_text("of 24 documents")
        assert violations(page) == []
        page.goto("/add")
        page.locator("main a[href^='/imports/']").click()
        expect(page.get_by_role("status")).to_contain_text("24 documents taken in", timeout=120_000)
