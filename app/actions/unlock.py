"""Unlock an office for one staff member, and lock it again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from app.actions.backup import rotate_keys
from app.errors import Trouble
from app.office import Clock, Office, open_office
from app.roles import require


def unlock(
    folder: Path, staff: str, passphrase: str, clock: Clock | None = None, *, to: str = "see_dossiers"
) -> Office:
    """Open the office to do something that `app.roles` names.

    Trouble `wrong_passphrase`, `wait_after_wrong`, `unknown_staff` or `not_allowed`: the office stays shut.
    """
    office = open_office(folder, staff, passphrase, clock)
    try:
        require(office.person.roles, to)
    except Trouble:
        lock(office)
        raise
    with suppress(Trouble):  # a full disk does not shut the office; `onthaal check` says that they are overdue
        rotate_keys(office)
    return office


def lock(office: Office) -> None:
    """Let go of the vault."""
    office.vault.close()
