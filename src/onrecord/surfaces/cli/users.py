"""Commands of the group ``user``: add, list, role, password, token, remove."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.errors import UsageError
from onrecord.surfaces.cli.console import terminal
from onrecord.surfaces.cli.options import LedgerPath

if TYPE_CHECKING:
    from onrecord.surfaces.web.people import People, Role

__all__ = ["add", "list", "password", "remove", "role", "token"]

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name that decisions are made under.")]
RoleName = Annotated[str, typer.Option("--role", help="reader, analyst or admin.")]


def add(name: Name, role: RoleName = "analyst", ledger: LedgerPath = "onrecord.db") -> None:
    """Give somebody an account at the desk; from the first one on everybody has to log in.

    The password is asked for without showing it, or read as one line from standard input.

    Example: onrecord user add "Ada Brom" --role admin
    """
    people = _people(ledger)
    people.add(name, _role(role), _secret())
    terminal.show(f"{name}: {role} of the desk of {ledger}")


def list(ledger: LedgerPath = "onrecord.db") -> None:  # noqa: A001  the command's own word
    """Show who has an account.

    Example: onrecord user list
    """
    for person in _people(ledger).everybody():
        terminal.show(f"{person.name}: {person.role}")


def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, analyst or admin.")],
    ledger: LedgerPath = "onrecord.db",
) -> None:
    """Give somebody another role, at once.

    Example: onrecord user role "Ada Brom" analyst
    """
    _people(ledger).set_role(name, _role(role))
    terminal.show(f"{name}: {role} of the desk of {ledger}")


def password(name: Name, ledger: LedgerPath = "onrecord.db") -> None:
    """Set somebody's password; sessions and tokens of before end.

    Example: onrecord user password "Ada Brom"
    """
    _people(ledger).set_password(name, _secret())
    terminal.show(f"{name} has a new password; sessions and tokens of before have ended")


def token(name: Name, ledger: LedgerPath = "onrecord.db") -> None:
    """Make a token with which a program acts for somebody; it is shown this once.

    Example: onrecord user token "Ada Brom"
    """
    terminal.show(_people(ledger).make_token(name))


def remove(name: Name, ledger: LedgerPath = "onrecord.db") -> None:
    """Take an account away; what its owner decided stays in the record under that name.

    Example: onrecord user remove "Ada Brom"
    """
    people = _people(ledger)
    people.remove(name)
    terminal.show(f"{name} has no account any more")
    if not people.everybody():
        terminal.say(f"Nobody can log in now; without the file {people.path} the desk needs no login.")


def _role(name: str) -> Role:
    from onrecord.surfaces.web.people import Role

    try:
        return Role(name)
    except ValueError as error:
        raise UsageError(f"there is no role {name!r}; the roles are {', '.join(Role)}") from error


def _secret() -> str:
    """A password, never a word of the command line: every program of this machine could read that."""
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\r\n")


def _people(ledger: str) -> People:
    if find_spec("argon2") is None:
        raise UsageError("accounts need the package argon2-cffi: pip install 'onrecord[desk]'")
    from onrecord.surfaces.web.people import People, people_path

    return People(people_path(ledger))
