"""The ledger itself: adding documents with their readings, and asking for them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from types import TracebackType

from onrecord.errors import LedgerError
from onrecord.ledger import adding, copied, kept, links, pairs, search, states, verifying
from onrecord.ledger.adding import Appended, Incoming
from onrecord.ledger.chain import GENESIS, last_entry
from onrecord.ledger.codec import decode
from onrecord.ledger.copied import CopyRules, KeptCopy
from onrecord.ledger.errors import ledger_errors
from onrecord.ledger.kept import KeepRules
from onrecord.ledger.links import Linker
from onrecord.ledger.pairs import PairRules
from onrecord.ledger.viewing import Clocks, View, read_view
from onrecord.records import Decision, Document, Issue, Reading

__all__ = ["Appended", "Ledger"]

_CACHED_LAYERS = 32


class Ledger:
    """An open ledger file; closes when its ``with`` block ends.

    Everything appended is on the disk when the method returns. Methods raise LedgerError where the file
    cannot be used or is damaged.
    """

    def __init__(
        self, db: sqlite3.Connection, path: str, clock: Callable[[], datetime], *, writable: bool
    ) -> None:
        self.path = path
        self.writable = writable
        self._db = db
        self._clock = clock

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """The file is closed."""
        self._db.close()

    def append_document(
        self,
        document: Document,
        raw: bytes,
        reading_key: str,
        reading: Reading | None,
        issues: Sequence[Issue] = (),
    ) -> Appended:
        """The document, its bytes, its reading and its issues are kept, all or nothing; twice is once.

        Raises SourceError where the document contradicts itself or claims another's given mentions.
        """
        incoming = Incoming(document, raw, reading_key, reading, tuple(issues))
        with self._writing():
            return adding.add_document(self._db, self._clock(), incoming)

    def append_issue(self, issue: Issue) -> bool:
        """The issue is kept; gives whether it was new."""
        with self._writing():
            return adding.add_issue(self._db, self._clock(), issue, document_key="")

    def append_decision(self, decision: Decision, seen: int | None = None) -> bool:
        """The decision is kept; gives whether it was new. Raises UsageError for a taken id.

        With ``seen``, the number of the last entry that its author knew, raises ConflictError where somebody
        decided on the same thing since.
        """
        with self._writing():
            return adding.add_decision(self._db, self._clock(), decision, seen)

    def append_scope(self, name: str, value: object) -> None:
        """A free note about what the ledger covers is kept, beside earlier ones of that name."""
        with self._writing():
            adding.add_scope(self._db, self._clock(), name, value)

    def has_reading(self, key: str) -> bool:
        """Whether a reading with this key is kept."""
        with ledger_errors(self.path):
            return adding.has_entry(self._db, "reading", key)

    def known(self, document: Document) -> Document | None:
        """The document as it would stand after adding, where its text is known under its id; else None."""
        with ledger_errors(self.path):
            return adding.merged_if_known(self._db, document)

    def reading(self, key: str) -> Reading:
        """The reading with this key; raises LedgerError where there is none."""
        with ledger_errors(self.path):
            reading: Reading = decode("reading", self._reading_body(key))
            return reading

    def _reading_body(self, key: str) -> bytes:
        row = self._db.execute(
            "SELECT body FROM entries WHERE kind = 'reading' AND key = ?", (key,)
        ).fetchone()
        if row is None:
            raise LedgerError(f"{self.path} holds no reading {key}")
        body: bytes = row[0]
        return body

    def reading_keys(self, document_key: str) -> list[str]:
        """The keys of all readings of a stored document, the oldest first."""
        with ledger_errors(self.path):
            rows = self._db.execute(
                "SELECT key FROM readings WHERE document_key = ? ORDER BY seq", (document_key,)
            )
            return [key for (key,) in rows]

    def readings(self, keys: Iterable[str]) -> Iterator[Reading]:
        """The readings with these keys, in that order, loaded one at a time."""
        return map(self.reading, keys)

    def raw(self, sha256_raw: str) -> bytes:
        """The bytes as they were taken in; raises LedgerError where they are not kept."""
        with ledger_errors(self.path):
            return adding.read_blob(self._db, self.path, sha256_raw)

    def view(
        self,
        as_of: date | None = None,
        as_recorded: datetime | None = None,
        include_undated: bool = False,
    ) -> View:
        """The record as the world could know it on ``as_of`` and as this ledger knew it at ``as_recorded``.

        A view of day D equals one of a ledger that only ever held what was published by D.
        """
        with ledger_errors(self.path):
            return read_view(self._db, Clocks(as_of, as_recorded, include_undated))

    def search(self, query: str, limit: int, keys: Collection[str] | None = None) -> list[search.Hit]:
        """The sentences that match best: all words, quoted phrases together; any query is allowed.

        ``keys`` are those of the StoredDocuments to look in.
        """
        with ledger_errors(self.path):
            return search.search_passages(self._db, query, limit, keys)

    def rebuild_search(self) -> None:
        """The full-text index is made anew from the entries."""
        with self._writing():
            search.rebuild_passages(self._db)

    def verify(self) -> list[str]:
        """What does not agree with itself, one sentence each; an empty list is a sound ledger."""
        with ledger_errors(self.path):
            return list(verifying.find_problems(self._db))

    def head(self, kinds: Sequence[str] = ()) -> str:
        """The hash of the last entry: it names the state of the whole record, or of some kinds of entries."""
        with ledger_errors(self.path):
            newest = last_entry(self._db, kinds)
            return GENESIS if newest is None else newest.hash

    def length(self) -> int:
        """The number of the last entry, 0 in an empty ledger: entries after it are news."""
        with ledger_errors(self.path):
            newest = last_entry(self._db)
            return 0 if newest is None else newest.seq

    def decisions_after(self, number: int) -> list[Decision]:
        """The decisions among the entries after this number, in their order."""
        with ledger_errors(self.path):
            return adding.decisions_after(self._db, number)

    def kinds_after(self, number: int) -> list[tuple[int, str]]:
        """The numbers and kinds of the entries after this number, in their order."""
        with ledger_errors(self.path):
            return self._db.execute(
                "SELECT seq, kind FROM entries WHERE seq > ? ORDER BY seq", (number,)
            ).fetchall()

    def cache_get(self, key: str) -> bytes | None:
        """What was cached under this key, None where it was not or has been dropped."""
        with ledger_errors(self.path):
            row = self._db.execute("SELECT data FROM cache WHERE key = ?", (key,)).fetchone()
            return None if row is None else row[0]

    def cache_put(self, key: str, data: bytes) -> None:
        """The bytes are cached; the oldest are dropped. Not part of the record, free to be lost.

        Does nothing where the ledger can only be read: all that is lost is time.
        """
        if not self.writable:
            return
        with self._writing():
            self._db.execute("DELETE FROM cache WHERE key = ?", (key,))
            self._db.execute("INSERT INTO cache (key, data) VALUES (?, ?)", (key, data))
            self._db.execute(
                "DELETE FROM cache WHERE seq <= (SELECT max(seq) FROM cache) - ?", (_CACHED_LAYERS,)
            )

    def state(self, name: str) -> bytes | None:
        """What was kept of a whole view under this name, None where nothing was."""
        with ledger_errors(self.path):
            return states.get_state(self._db, name)

    def keep_state(self, name: str, data: bytes) -> None:
        """What was made of a whole view is kept in the place of what was under this name; few names are.

        Not part of the record, free to be lost. Does nothing where the ledger can only be read.
        """
        if self.writable:
            with self._writing():
                states.put_state(self._db, name, data)

    def link_readings(self, linker: Linker, at_once: int = 512) -> None:
        """Every reading that is kept is linked, as far as it was not; stops early without harm.

        Does nothing where the ledger can only be read.
        """
        self._in_portions(lambda most: links.link_some(self._db, linker, most), at_once)

    def linked(self, made_by: str, reading_keys: Iterable[str]) -> tuple[dict[str, int], links.Links] | None:
        """The form of each statement of these readings, and the links among them.

        None where they were not all linked by these rules, as in a ledger that can only be read.
        """
        with ledger_errors(self.path):
            if not links.keeps_links(self._db):
                return None
            forms = links.linked_forms(self._db, made_by, reading_keys)
            return None if forms is None else (forms, links.read_links(self._db, frozenset(forms.values())))

    def linked_part(
        self, made_by: str, reading_keys: Sequence[str], seeds: Collection[str]
    ) -> links.LinkedPart | None:
        """What the statements ``seeds`` of these readings are linked with, and nothing else.

        None where the readings were not all linked by these rules.
        """
        with ledger_errors(self.path):
            if not pairs.keeps_pairs(self._db):  # its index came with the pairs
                return None
            return links.linked_part(self._db, made_by, reading_keys, seeds)

    def holding(self, statement: str) -> list[str]:
        """The keys of the readings that hold a statement, as far as they were linked."""
        with ledger_errors(self.path):
            rows = self._db.execute(
                "SELECT key FROM form_members JOIN readings ON seq = source WHERE member = ?", (statement,)
            )
            return [key for (key,) in rows]

    def pair_readings(self, rules: PairRules, at_once: int = 512) -> None:
        """What pairs of statements share is kept for every reading, as far as it was not.

        Does nothing where the ledger can only be read.
        """
        self._in_portions(lambda most: pairs.pair_some(self._db, rules, most), at_once)

    def pairs(self, kind: str, made_by: str, reading_keys: Iterable[str]) -> pairs.Kept | None:
        """The items of these readings and all pairs of the kind, others' as well.

        None where a reading was not compared by these rules, as in a ledger that can only be read.
        """
        with ledger_errors(self.path):
            return pairs.kept_pairs(self._db, (kind, made_by), reading_keys)

    def compare_texts(self, rules: CopyRules, at_once: int = 512) -> None:
        """Which texts share words is kept for every document, as far as it was not.

        Does nothing where the ledger can only be read.
        """
        self._in_portions(lambda most: copied.compare_some(self._db, rules, most), at_once)

    def copies(self, made_by: str, codes: Mapping[str, bytes]) -> list[KeptCopy] | None:
        """The copies among the documents of these keys; ``codes`` are those that the rules give them.

        None where one was not compared by these rules, as in a ledger that can only be read.
        """
        with ledger_errors(self.path):
            return copied.kept_copies(self._db, made_by, codes)

    def keep_statements(self, rules: KeepRules, at_once: int = 512) -> None:
        """Each statement of every reading is kept by itself, as far as it was not.

        Does nothing where the ledger can only be read.
        """
        self._in_portions(lambda most: kept.keep_some(self._db, rules, most), at_once)

    def kept_statements(self, made_by: str, wanted: Mapping[str, Collection[str]]) -> dict[str, bytes] | None:
        """What is kept of statements by their ids; ``wanted`` maps keys of readings to some of theirs.

        None where one was not kept by these rules, as in a ledger that can only be read.
        """
        with ledger_errors(self.path):
            return kept.kept_statements(self._db, made_by, wanted)

    def offered(self, kind: str, made_by: str, tokens: Iterable[int]) -> list[tuple[str, bytes]] | None:
        """(key of its reading, brief) of the items that offer one of these; None where that is not kept."""
        with ledger_errors(self.path):
            return pairs.offered(self._db, (kind, made_by), tokens)

    def briefs(self, kind: str, made_by: str, reading_keys: Iterable[str]) -> list[tuple[str, bytes]] | None:
        """The key of each of these readings with the briefs of its items, in the order of the ledger.

        None as for ``pairs``.
        """
        with ledger_errors(self.path):
            return pairs.kept_briefs(self._db, (kind, made_by), reading_keys)

    def _in_portions(self, work: Callable[[int], int], most: int) -> None:
        """Work on so many at most, each portion kept by itself, until one finds fewer; none if read only."""
        done = most if self.writable else 0
        while most and done == most:
            with self._writing():
                done = work(most)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with ledger_errors(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
