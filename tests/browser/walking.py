"""A browser before a running desk: what it watches on every page, and how it walks by keys alone."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

ONRECORD = Path(sys.executable).with_name("onrecord")
AXE = Path(__file__).with_name("node_modules") / "axe-core" / "axe.min.js"
_STARTING = 60.0
_MOST_STOPS = 400


def run(*words: str | Path) -> str:
    """What the command prints; it must succeed."""
    done = subprocess.run([ONRECORD, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def serving(ledger: Path, *words: str) -> Iterator[str]:
    """The address of a desk on this ledger, which is open as long as the block runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [ONRECORD, "serve", "--ledger", ledger, "--port", str(port), *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(address, process)
            yield address
        finally:
            process.terminate()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    began = time.monotonic()
    while True:
        try:
            urlopen(f"{address}/static/desk.css").close()  # noqa: S310 - the desk's own address
            return
        except OSError:
            assert process.poll() is None, "the desk ended"
            assert time.monotonic() - began < _STARTING, "the desk does not answer"
            time.sleep(0.1)


@dataclass
class Watch:
    """Everything that went wrong in a browser, one sentence each."""

    address: str
    seen: list[str] = field(default_factory=list)

    def on(self, context: BrowserContext) -> BrowserContext:
        """The context with this watch on all its pages."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(f"script: {error.error}"))
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)
        return context

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.seen.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "file:", "data:")):
            self.seen.append(f"asked of another machine: {request.url}")

    def _failed(self, request: Request) -> None:
        # A page that is left while it loads, and a file that is saved, end their request without fault.
        if request.failure != "net::ERR_ABORTED":
            self.seen.append(f"failed: {request.url} {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.seen.append(f"{response.status}: {response.url}")


@contextmanager
def watched(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A page in a browser of its own; at the end nothing may have gone wrong in it."""
    watch = Watch(address)
    context = watch.on(browser.new_context(base_url=address, **options))
    try:
        yield context.new_page()
        assert not watch.seen, watch.seen
    finally:
        context.close()


def violations(page: Page) -> list[str]:
    """What the rules of accessibility call serious or critical, with the elements."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']} ({rule['impact']}): {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"][:5]
    ]


_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const label = at.labels && at.labels.length ? at.labels[0].textContent : "";
  const shown = getComputedStyle(at);
  return {
    tag: at.tagName.toLowerCase(),
    type: at.type || "",
    name: (at.getAttribute("aria-label") || label || at.textContent || "").replace(/\\s+/g, " ").trim(),
    outlined: shown.outlineStyle !== "none" && parseFloat(shown.outlineWidth) > 0,
  };
}"""


class Mouse:
    """A person with a mouse: points at what they see."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str, tag: str = "a", *, inside: bool = False) -> None:
        """The link or button of this name (a pattern) was pressed, and its page has come."""
        within = self.page.locator("main") if inside else self.page
        whole = re.compile(f"^\\s*{name}\\s*$")
        role = "link" if tag == "a" else "button"
        with self.page.expect_navigation():
            within.get_by_role(role, name=whole).first.click()  # type: ignore[arg-type]

    def fill(self, name: str, words: str) -> None:
        """The field of this name holds the words."""
        self.field = self.page.get_by_label(re.compile(f"^{name}"))
        self.field.fill(words)

    def send(self, button: str) -> None:
        """The button of the form that was filled in last was pressed, and the page that follows has come."""
        form = self.page.locator("form").filter(has=self.field)
        with self.page.expect_navigation():
            form.get_by_role("button", name=button).click()

    def choose(self, name: str, option: str) -> None:
        """The list of this name shows the option."""
        self.page.get_by_label(name, exact=True).select_option(label=option)

    def decide(self, words: str, key: str) -> None:
        """The button of these words was pressed."""
        del key
        self.follow(f"{words}( [a-z])?", "button")


class Keys:
    """A person without a mouse: reaches what they want with Tab, and sees where they are."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, name: str, tag: str = "") -> str:
        """The element of this name (a pattern) has the focus, and shows it; gives its type."""
        passed = []
        for _ in range(_MOST_STOPS):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(_FOCUSED)
            if at is None:
                continue
            passed.append(at["name"][:40])
            if re.fullmatch(name, at["name"]) and tag in ("", at["tag"]):
                assert at["outlined"], f"{at['name']} does not show that it has the focus"
                return str(at["type"])
        raise AssertionError(f"{name} cannot be reached by Tab; passed {passed[:80]}")

    def follow(self, name: str, tag: str = "a", *, inside: bool = False) -> None:
        """The link or button was reached and pressed, and the page that follows has come."""
        if inside:
            self.reach("Skip to the record")
            self.page.keyboard.press("Enter")
        self.reach(name, tag)
        self._press("Enter")

    def fill(self, name: str, words: str) -> None:
        """The field of this name holds the words; days are typed month first, as this browser asks."""
        if self.reach(f"{name}.*") == "date":
            year, month, day = words.split("-")
            self.page.keyboard.type(month + day + year)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.insert_text(words)

    def send(self, button: str) -> None:
        """The first button of this name after the field was pressed, and the page that follows has come."""
        self.follow(button, "button")

    def choose(self, name: str, option: str) -> None:
        """The list of this name shows the option, whose first letters were typed."""
        self.reach(name, "select")
        self.page.keyboard.type(option)

    def decide(self, words: str, key: str) -> None:
        """The single key was pressed; without one, the button of these words."""
        if key:
            self._press(key)
        else:
            self.follow(words, "button")

    def _press(self, key: str) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
