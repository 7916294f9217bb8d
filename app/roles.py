"""Who may see and do what: one table, asked by every deed. The program enforces it, not cryptography."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from app.errors import Trouble

ASSESSOR, COUNSELLOR, ADMINISTRATOR = ROLES = ("assessor", "counsellor", "administrator")
_BOTH = frozenset({ASSESSOR, COUNSELLOR})

MAY = {
    "see_inbox": frozenset({ASSESSOR}),
    "take_visit": frozenset({ASSESSOR}),
    "new_dossier": frozenset({ASSESSOR}),
    "decide": frozenset({ASSESSOR}),
    "see_dossiers": _BOTH,
    "see_national_number": frozenset({ASSESSOR}),
    "answer": _BOTH,
    "attach": _BOTH,
    "export_dossier": _BOTH,
    "choose_course": _BOTH,
    "make_appointment": _BOTH,
    "make_paper": _BOTH,
    "see_paper": _BOTH,
    "print_paper": _BOTH,
    "save_paper": _BOTH,
    "see_staff": frozenset({ADMINISTRATOR}),
    "add_staff": frozenset({ADMINISTRATOR}),
    "remove_staff": frozenset({ADMINISTRATOR}),
    "reset_passphrase": frozenset({ADMINISTRATOR}),
    "replace_recovery_sheet": frozenset({ADMINISTRATOR}),
    "change_settings": frozenset({ADMINISTRATOR}),
    "see_kiosks": frozenset({ADMINISTRATOR}),
    "enrol_kiosk": frozenset({ADMINISTRATOR}),
    "make_backup": frozenset({ADMINISTRATOR}),
    "tidy": frozenset(ROLES),
    "see_retention": frozenset({ASSESSOR, ADMINISTRATOR}),
    "close_dossier": frozenset({ASSESSOR}),
    "verify_vault": frozenset({ADMINISTRATOR}),
    "rebuild_lists": frozenset({ADMINISTRATOR}),
    "rekey_vault": frozenset({ADMINISTRATOR}),
    "see_journal": frozenset({ADMINISTRATOR}),
    "ask_erasure": frozenset({ASSESSOR, ADMINISTRATOR}),
    "erase_dossier": frozenset({ADMINISTRATOR}),
    "change_rulebook": frozenset({ADMINISTRATOR}),
    "see_rulebook": frozenset(ROLES),
    "change_own_passphrase": frozenset(ROLES),
}
"""Deed to the roles that may do it. A person may have several roles; an administrator alone sees no dossier."""

P = ParamSpec("P")
Result = TypeVar("Result")


class Member(Protocol):
    """A person with roles."""

    @property
    def id(self) -> str:
        """The pseudonymous id."""

    @property
    def roles(self) -> tuple[str, ...]:
        """What the person is in the office."""


class Shared(Protocol):
    """A vault that others may have open too."""

    def must_serve(self, person: str) -> None:
        """Trouble when it serves this person no longer."""


class Opened(Protocol):
    """An office that somebody unlocked."""

    @property
    def vault(self) -> Shared:
        """Its vault."""

    @property
    def person(self) -> Member:
        """Who unlocked it."""


Door = TypeVar("Door", bound=Opened)


def may(roles: Collection[str], deed: str) -> bool:
    """May a person with these roles do this deed?"""
    return not MAY[deed].isdisjoint(roles)


def require(roles: Collection[str], deed: str) -> None:
    """Trouble `not_allowed` when none of the roles may do this deed."""
    if not may(roles, deed):
        raise Trouble("not_allowed", deed=deed.replace("_", " "), roles=", ".join(sorted(MAY[deed])))


def only(deed: str) -> Callable[[Callable[Concatenate[Door, P], Result]], Callable[Concatenate[Door, P], Result]]:
    """Above a deed whose first argument is the opened office: whose roles do not allow it gets `not_allowed`.

    Who was removed meanwhile gets `no_longer_staff`, and everybody `vault_rekeying` while the vault gets another key.
    """
    assert deed in MAY, deed

    def guard(act: Callable[Concatenate[Door, P], Result]) -> Callable[Concatenate[Door, P], Result]:
        @wraps(act)
        def guarded(office: Door, /, *args: P.args, **kwargs: P.kwargs) -> Result:
            require(office.person.roles, deed)
            office.vault.must_serve(office.person.id)
            return act(office, *args, **kwargs)

        guarded.__dict__["deed"] = deed
        return guarded

    return guard
