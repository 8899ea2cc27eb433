"""Takes the pictures of the desk in the documentation again: a browser before the bundled example.

    .venv/bin/python docs/_pictures.py      (Chromium and axe-core: ./dev test-browser gets them)

Pages at 390 and 1440 px, light and dark, and the steps of the page on an article of one's own.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from browser.walking import run, serving
from onrecord.examples import EXAMPLE_TODAY, example_paths

OUT = Path(__file__).parent / "images" / "desk"
QUALITY = 60
SCREENS = (("1440", 1440, 900), ("390", 390, 844))
PAGES = {"review": "/review", "board": "/board", "dossier": "/dossier?q=bridge"}
ARTICLE = {
    "Title": "Ferry quay to reopen",
    "Publisher": "Harbour Weekly",
    "Published": "2032-04-28",
    "Text": (
        "The ferry quay at Ostrev will reopen by the end of June 2032, Harbour Minister Lena Tovik said on"
        " Tuesday.\n\nThe pilots' union fears that the new lights will dazzle its crews."
    ),
}


def main() -> None:
    """Every picture stands in ``docs/images/desk``."""
    OUT.mkdir(parents=True, exist_ok=True)
    program = os.environ.get("ONRECORD_CHROMIUM") or shutil.which("chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ledger = Path(folder) / "example.db"
        run("add", *example_paths(), "--ledger", ledger)
        browser = playwright.chromium.launch(executable_path=program)
        with serving(ledger, "--today", EXAMPLE_TODAY, "--by", "Ada Brom") as address:
            _pages(browser, address)
        own = Path(folder) / "own.db"
        with serving(own, "--today", EXAMPLE_TODAY, "--by", "Ada Brom") as address:
            _steps(browser, address)
        browser.close()


def _pages(browser: Browser, address: str) -> None:
    for name, width, height in SCREENS:
        for scheme in ("light", "dark"):
            view = {"width": width, "height": height}
            context = browser.new_context(base_url=address, viewport=view, color_scheme=scheme)
            page = context.new_page()
            for title, path in PAGES.items():
                page.goto(path)
                _picture(page, f"{title}-{name}-{scheme}")
            context.close()


def _steps(browser: Browser, address: str) -> None:
    """From an empty record to a reviewed statement of a pasted article."""
    context = browser.new_context(base_url=address, viewport={"width": 1100, "height": 760})
    page = context.new_page()
    page.goto("/add")
    for name, words in ARTICLE.items():
        page.get_by_label(name, exact=True).fill(words)
    _picture(page, "own-1-paste")
    page.get_by_role("button", name="Take in").click()
    page.get_by_role("status").filter(has_text="1 document taken in").wait_for(timeout=120_000)
    _picture(page, "own-2-taken-in")
    page.goto("/review")
    _picture(page, "own-3-review")
    page.keyboard.press("a")
    page.get_by_role("status").filter(has_text="accept").wait_for(timeout=120_000)
    _picture(page, "own-4-reviewed")
    context.close()


def _picture(page: Page, name: str) -> None:
    page.screenshot(path=OUT / f"{name}.jpg", type="jpeg", quality=QUALITY)


if __name__ == "__main__":
    main()
