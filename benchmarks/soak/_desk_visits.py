"""Who visits the desk during its soak: readers who look, writers who decide, and what they saw."""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median
from typing import Any
from urllib.parse import quote, urlencode

from lxml import html

__all__ = ["Desk", "Places", "Reader", "Seen", "Writer", "serving", "survey"]

_LONGEST = 900
TODAY = "2034-01-01"


@dataclass(frozen=True)
class Desk:
    """A running desk, by the port that it answers on and the process that it is."""

    port: int
    process: int = 0

    def cpu(self) -> float:
        """The CPU seconds that the desk has used, without those of processes that derive the record."""
        fields = Path(f"/proc/{self.process}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def timed(
        self, path: str, form: dict[str, str] | None = None, cookie: str = ""
    ) -> tuple[float, int, Any]:
        """The seconds until the whole answer was there, its status, and (headers, body)."""
        headers = {"Host": f"127.0.0.1:{self.port}", "Cookie": cookie}
        body = None
        if form is not None:
            body = urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_LONGEST)
        began = time.monotonic()
        connection.request("GET" if form is None else "POST", path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        taken = time.monotonic() - began
        connection.close()
        return taken, answer.status, (answer.headers, content)

    def rows(self, path: str) -> Any:
        """The rows of a page's twin."""
        return json.loads(self.timed(path)[2][1])


@contextmanager
def serving(ledger: Path) -> Iterator[Desk]:
    """A desk on this ledger that answers, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-c", "from onrecord.surfaces.cli import main; main()", "serve"]
    words = ["--ledger", str(ledger), "--port", str(port), "--today", TODAY, "--by", "soak"]
    with subprocess.Popen([*command, *words], stderr=subprocess.DEVNULL) as process:
        try:
            desk = Desk(port, process.pid)
            while True:
                try:
                    desk.timed("/static/desk.css")
                    break
                except OSError:
                    time.sleep(0.2)
            yield desk
        finally:
            process.terminate()


@dataclass(frozen=True)
class Places:
    """Records of the ledger that pages can be asked for."""

    statements: Sequence[str]
    documents: Sequence[str]
    claims: Sequence[str]
    commitments: Sequence[str]
    pairs: Sequence[tuple[str, str]]
    words: Sequence[str]
    dossier: str
    kept: frozenset[str]
    """Statements that these pages rest on: nobody edits or rejects them, or a page would rightly be gone."""

    def each_page(self, random: Random) -> list[str]:
        """One address of every kind of page."""
        a, b = random.choice(self.pairs)
        word = quote(random.choice(self.words))
        number = random.randint(1, 40)
        return [
            "/", "/review", "/board", "/board?group=overdue", "/documents", f"/documents?q={word}",
            f"/documents/{random.choice(self.documents)}", f"/statements?page={number}",
            f"/statements?modality=intends&page={number}", f"/statements?q={word}",
            f"/statements/{random.choice(self.statements)}", f"/claims?page={number}",
            f"/claims/{random.choice(self.claims)}", f"/commitments/{random.choice(self.commitments)}",
            f"/compare?a={a}&b={b}", "/dossier", self.dossier, f"/dossier?q={word}", f"/timeline?q={word}",
            "/contradictions", "/differences", "/sources", "/left-out", "/issues", "/decisions", "/add",
            f"/review?at={random.choice(self.statements)}",
        ]  # fmt: skip


def survey(desk: Desk) -> Places:
    """What the desk's own lists hold, from several of their portions."""
    said = [row for page in (1, 7, 40) for row in desk.rows(f"/statements.json?page={page}")["statements"]]
    claims = [c for page in (1, 9) for c in desk.rows(f"/claims.json?page={page}")["claims"]]
    pairs = [tuple(c["statements"][:2]) for c in claims if len(c["statements"]) > 1]
    board = [c for group in desk.rows("/board.json") for c in group["commitments"]]
    words = sorted({row["quote"].split()[0] for row in said[::12]})
    # The first of the words that belong to one story: its documents are as many as a story has.
    story = max(words, key=lambda w: len(desk.rows(f"/documents.json?q={quote(w)}")))
    return Places(
        statements=[row["statement"] for row in said],
        documents=sorted({row["document"] for row in said}),
        claims=[c["claim"] for c in claims],
        commitments=[c["commitment"] for c in board[:400]],
        pairs=pairs,  # type: ignore[arg-type]
        words=words,
        dossier=f"/dossier?q={quote(story)}",
        kept=frozenset(
            [row["statement"] for row in said]
            + [s for c in claims for s in c["statements"]]
            + [m["statement"] for c in board[:400] for m in c["mentions"]]
        ),
    )


@dataclass
class Seen:
    """What all visitors saw together."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    acknowledged: int = 0
    conflicts: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def table(self) -> list[str]:
        """One line for each kind of page, the slowest first."""
        rows = sorted(self.times.items(), key=lambda pair: -_slow(pair[1]))
        every = [t for times in self.times.values() for t in times]
        told = [
            f"| `{path}` | {len(t)} | {1000 * median(t):.0f} | {1000 * _slow(t):.0f} | {1000 * max(t):.0f} |"
            for path, t in (*rows, ("all", every))
        ]
        return [
            "| page | asked | median, ms | 95th percentile, ms | slowest, ms |",
            "|---|---|---|---|---|",
            *told,
        ]

    def is_quick(self, middle: float, slow: float) -> bool:
        """Whether every kind of page keeps both times."""
        return all(median(t) < middle and _slow(t) < slow for t in self.times.values())


def _slow(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]


class _Visitor(threading.Thread):
    def __init__(
        self, desk: Desk, places: Any, seen: Seen, over: threading.Event, pace: tuple[float, int]
    ) -> None:
        super().__init__(daemon=True)
        self.desk, self.places, self.seen, self.over = desk, places, seen, over
        self.think, self.random = pace[0], Random(pace[1])  # noqa: S311 - no secrets
        self.cookie = ""

    def run(self) -> None:
        while not self.over.wait(self.random.uniform(0.5, 1.5) * self.think):
            self.visit()

    def visit(self) -> None:
        """One page, or what is done on it."""
        raise NotImplementedError

    def errors_of(self, path: str, status: int, content: bytes) -> None:
        """The answer is an error that nobody should get."""
        words = " ".join(html.fromstring(content).xpath("string(//main)").split()) if content else ""
        self.seen.errors.append(f"{status} {path}: {words[:160]}")

    def ask(self, name: str, path: str, form: dict[str, str] | None = None) -> tuple[int, Any]:
        """The answer, whose time is counted under the name."""
        try:
            taken, status, (headers, content) = self.desk.timed(path, form, self.cookie)
        except OSError as error:
            taken, status, headers, content = 0.0, 599, {}, str(error).encode()
        with self.seen.lock:
            self.seen.times[name].append(taken)
            if status >= 400 and not _tells_conflict(form, status, content):
                self.errors_of(path, status, content)
        if "set-cookie" in headers:
            self.cookie = headers["set-cookie"].partition(";")[0]
        return status, content


class Reader(_Visitor):
    """Looks at every kind of page in turn, at records drawn at random."""

    def visit(self) -> None:
        path = self.random.choice(self.places.each_page(self.random))
        self.ask(_kind(path), path)


def _kind(path: str) -> str:
    page, _, query = path.partition("?")
    parts = page.split("/")
    shown = f"/{parts[1]}/…" if len(parts) > 2 else page
    return shown + ("?" + "&".join(p.partition("=")[0] for p in query.split("&")) if query else "")


class Writer(_Visitor):
    """Reviews statements: accepts most, edits and rejects some, and takes back what was done at times."""

    def visit(self) -> None:
        if self.random.random() < 0.5:
            self.decide()
        else:
            self.ask("/review", "/review")

    def decide(self) -> None:
        """One decision on the statement of the queue or on one drawn at random."""
        at = "" if self.random.random() < 0.5 else f"?at={self.random.choice(self.places.statements)}"
        status, content = self.ask("/review" + ("?at" if at else ""), f"/review{at}")
        if status != 200:
            return
        tree = html.fromstring(content)
        undo = [f for f in tree.forms if f.action == "/undo"]
        if undo and self.random.random() < 0.15:
            self.send("/undo", _values(undo[0]))
            return
        card = next((f for f in tree.forms if f.action == "/review"), None)
        if card is None:
            return
        free = card.fields["statement"] not in self.places.kept
        kind = self.random.choices(("accept", "edit", "reject"), (70, 20, 10))[0] if free else "accept"
        given = {"kind": kind, "why": "as the soak has it"}
        if kind == "edit":
            given["modality"] = self.random.choice(("may", "intends", "asserts", "done"))
        self.send("/review", _values(card) | given)

    def send(self, path: str, form: dict[str, str]) -> None:
        """The form was sent, and it is known whether the desk took it."""
        status, _ = self.ask(f"send {path}", path, form)
        with self.seen.lock:
            self.seen.acknowledged += status == 303
            self.seen.conflicts += status >= 400


def _tells_conflict(form: dict[str, str] | None, status: int, content: bytes) -> bool:
    """Whether a form was refused because somebody else decided meanwhile, or because it changes nothing."""
    told = (b"changes nothing", b"withdrawn before", b"No statement of this id")
    return form is not None and (status == 409 or any(words in content for words in told))


def _values(form: Any) -> dict[str, str]:
    return {name: value or "" for name, value in form.form_values()}
