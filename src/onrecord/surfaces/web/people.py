"""Who may use the desk: names, roles, passwords, sessions and tokens, kept in a file of their own.

They are no part of the record: the file stands beside the ledger, and passwords, sessions and tokens are
kept as hashes alone.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from onrecord.errors import UsageError

__all__ = [
    "FAILURES",
    "SESSION_HOURS",
    "WINDOW_MINUTES",
    "Deed",
    "People",
    "Person",
    "Role",
    "ThrottledError",
    "people_path",
]

SHORTEST, LONGEST = 10, 1000
"""Characters of a password."""
SESSION_HOURS = 12
FAILURES, WINDOW_MINUTES = 5, 15
"""So many failed logins under one name from one address within so many minutes, then none is looked at."""
_PER_ADDRESS, _PER_NAME = 30, 50
"""Under any name from one address; under one name from any address, so that nobody is locked out cheaply."""
_LONGEST_NAME = 80

_TABLES = """
CREATE TABLE IF NOT EXISTS person (name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS session (hash TEXT PRIMARY KEY, name TEXT NOT NULL, until TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS token (hash TEXT PRIMARY KEY, name TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS failure (name TEXT NOT NULL, address TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS deed
  (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL);
"""


class Role(StrEnum):
    """What somebody may do: read; decide and take documents in as well; see and manage people as well."""

    READER = "reader"
    ANALYST = "analyst"
    ADMIN = "admin"

    def may(self, needed: Role) -> bool:
        """Whether this role is enough."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Deed:
    """A line of the audit: who did what, when."""

    at: str
    who: str
    what: str


class ThrottledError(Exception):
    """Too many logins failed: none is looked at for a while."""


def people_path(ledger: str) -> Path:
    """The file of accounts beside a ledger; where it exists, everybody has to log in."""
    return Path(f"{ledger}.people")


def _now() -> datetime:
    return datetime.now(UTC)


class People:
    """The accounts in a file; every method opens it for itself, so any thread may call."""

    def __init__(
        self, path: Path, clock: Callable[[], datetime] = _now, hasher: PasswordHasher | None = None
    ) -> None:
        self.path = path
        self._clock = clock
        self._hasher = PasswordHasher() if hasher is None else hasher

    @cached_property
    def _nobody(self) -> str:
        """Verified where the name is unknown, so that the time taken does not tell which names exist."""
        return self._hasher.hash(secrets.token_hex(16))

    def add(self, name: str, role: Role, password: str) -> None:
        """The person has an account; raises UsageError for one who has one already."""
        if not name.strip() or name != name.strip() or len(name) > _LONGEST_NAME or not name.isprintable():
            raise UsageError(f"a name has 1 to {_LONGEST_NAME} visible characters")
        kept = self._kept(password)
        with self._open(create=True) as db:
            if not db.execute("INSERT OR IGNORE INTO person VALUES (?, ?, ?)", (name, role, kept)).rowcount:
                raise UsageError(f"somebody has an account as {name!r} already")
            self._note(db, name, f"account as {role}")

    def set_password(self, name: str, password: str) -> None:
        """The person logs in with this from now on; sessions and tokens of before have ended."""
        kept = self._kept(password)
        with self._open() as db:
            self._change(db, "UPDATE person SET password = ? WHERE name = ?", (kept, name))
            self._end_all(db, name)
            self._note(db, name, "password set")

    def set_role(self, name: str, role: Role) -> None:
        """The person may do what the role may, from the next request on."""
        with self._open() as db:
            self._change(db, "UPDATE person SET role = ? WHERE name = ?", (role, name))
            self._note(db, name, f"role {role}")

    def remove(self, name: str) -> None:
        """The person has no account any more; what he or she decided stays."""
        with self._open() as db:
            self._change(db, "DELETE FROM person WHERE name = ?", (name,))
            self._end_all(db, name)
            self._note(db, name, "account removed")

    def everybody(self) -> list[Person]:
        """All with an account, by name."""
        with self._open() as db:
            found = db.execute("SELECT name, role FROM person ORDER BY name")
            return [Person(name, Role(role)) for name, role in found]

    def login(self, name: str, password: str, address: str, before: str = "") -> tuple[Person, str] | None:
        """The person and a new session's secret, None for a wrong name or password.

        A session that the browser had ``before`` ends, so that nobody can prepare one for another to log
        into. Raises ThrottledError after too many failures.
        """
        with self._open() as db:
            role = self._checked(db, name, password, address)
            if role is None:
                return None
            secret = secrets.token_urlsafe(32)
            until = self._stamp(timedelta(hours=SESSION_HOURS))
            db.execute("DELETE FROM session WHERE hash = ? OR until < ?", (_hash(before), self._stamp()))
            db.execute("INSERT INTO session VALUES (?, ?, ?)", (_hash(secret), name, until))
            self._note(db, name, "login")
            return Person(name, role), secret

    def is_password(self, name: str, password: str, address: str) -> bool:
        """Whether it is the person's password. Raises ThrottledError after too many failures."""
        with self._open() as db:
            return self._checked(db, name, password, address) is not None

    def logout(self, secret: str) -> None:
        """The session has ended."""
        if not self.path.exists():
            return
        with self._open() as db:
            db.execute("DELETE FROM session WHERE hash = ?", (_hash(secret),))

    def of_session(self, secret: str) -> Person | None:
        """Whose session it is; None for none that lasts."""
        query = "SELECT name, role FROM session JOIN person USING (name) WHERE hash = ? AND until >= ?"
        return self._found(query, (_hash(secret), self._stamp()))

    def make_token(self, name: str) -> str:
        """A new token with which a program acts for the person; shown this once."""
        with self._open() as db:
            self._change(db, "UPDATE person SET name = name WHERE name = ?", (name,))
            secret = secrets.token_urlsafe(32)
            db.execute("INSERT INTO token VALUES (?, ?, ?)", (_hash(secret), name, self._stamp()))
            self._note(db, name, "token made")
        return secret

    def tokens_of(self, name: str) -> list[str]:
        """When each of the person's tokens was made."""
        with self._open() as db:
            found = db.execute("SELECT made FROM token WHERE name = ? ORDER BY made", (name,))
            return [str(made) for (made,) in found]

    def end_tokens(self, name: str) -> None:
        """None of the person's tokens is taken any more."""
        with self._open() as db:
            db.execute("DELETE FROM token WHERE name = ?", (name,))
            self._note(db, name, "tokens ended")

    def of_token(self, secret: str) -> Person | None:
        """Whose token it is, None for nobody's."""
        return self._found(
            "SELECT name, role FROM token JOIN person USING (name) WHERE hash = ?", (_hash(secret),)
        )

    def note(self, who: str, what: str) -> None:
        """The audit has a line more."""
        with self._open() as db:
            self._note(db, who, what)

    def deeds(self, most: int = 500) -> list[Deed]:
        """The latest lines of the audit, the last first."""
        with self._open() as db:
            return [
                Deed(*row)
                for row in db.execute("SELECT at, who, what FROM deed ORDER BY seq DESC LIMIT ?", (most,))
            ]

    def _found(self, query: str, values: tuple[str, ...]) -> Person | None:
        with self._open() as db:
            row = db.execute(query, values).fetchone()
        return None if row is None else Person(row[0], Role(row[1]))

    def _change(self, db: sqlite3.Connection, query: str, values: tuple[str, ...]) -> None:
        """One person was changed; raises UsageError for nobody, who is named last in the values."""
        if not db.execute(query, values).rowcount:
            raise UsageError(f"nobody has an account as {values[-1]!r}")

    def _end_all(self, db: sqlite3.Connection, name: str) -> None:
        db.execute("DELETE FROM session WHERE name = ?", (name,))
        db.execute("DELETE FROM token WHERE name = ?", (name,))

    def _kept(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")
        return self._hasher.hash(password)

    def _checked(self, db: sqlite3.Connection, name: str, password: str, address: str) -> Role | None:
        """The person's role where the password is right; failures are counted until then."""
        self._throttle(db, name, address)
        row = db.execute("SELECT role, password FROM person WHERE name = ?", (name,)).fetchone()
        if not self._verified(self._nobody if row is None else row[1], password) or row is None:
            db.execute("INSERT INTO failure VALUES (?, ?, ?)", (name[:200], address, self._stamp()))
            # What was typed is not kept where nobody has that name: it is often a password.
            self._note(db, "" if row is None else name, "failed login")
            return None
        db.execute("DELETE FROM failure WHERE name = ?", (name,))
        return Role(row[0])

    def _verified(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password[: LONGEST + 1])
        except VerificationError:
            return False

    def _throttle(self, db: sqlite3.Connection, name: str, address: str) -> None:
        """Raises ThrottledError after too many failures; the write lock makes parallel guesses wait."""
        db.execute("DELETE FROM failure WHERE at < ?", (self._stamp(-timedelta(minutes=WINDOW_MINUTES)),))
        query = "SELECT total(name = ?1 AND address = ?2), total(address = ?2), total(name = ?1) FROM failure"
        here, placed, named = db.execute(query, (name[:200], address)).fetchone()
        if here >= FAILURES or placed >= _PER_ADDRESS or named >= _PER_NAME:
            raise ThrottledError

    def _note(self, db: sqlite3.Connection, who: str, what: str) -> None:
        db.execute("INSERT INTO deed (at, who, what) VALUES (?, ?, ?)", (self._stamp(), who, what))

    def _stamp(self, later: timedelta = timedelta()) -> str:
        return (self._clock() + later).astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")

    @contextmanager
    def _open(self, *, create: bool = False) -> Iterator[sqlite3.Connection]:
        """The file is made by ``add`` alone: where it stands, everybody has to log in."""
        if not create and not self.path.exists():
            raise UsageError("this desk has no accounts: make one with 'onrecord user add NAME --role admin'")
        if create:
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        db = sqlite3.connect(self.path, timeout=30)
        try:
            if create:
                db.executescript(_TABLES)
            with db:
                yield db
        finally:
            db.close()


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
