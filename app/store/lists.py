"""The lists of a vault, brought up to date before anybody reads them; and made anew.

Nothing that was kept waits for them: a change is in the lists when they are read the next time, also after a kill.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.store import database, projections

if TYPE_CHECKING:
    from app.store.vault import Vault

Tell = Callable[[int, int], None]
"""Hears how much of how much is done, 0 of 0 while others are waited for; what it raises stops the deed."""
MANY_BEHIND = 1_000
"""From so many dossiers on, all lists are made anew rather than one line after the other."""


def silent(done: int, of: int) -> None:
    """Tells nobody how far a long deed is."""


def bring_up_to_date(vault: Vault) -> None:
    """Take into the lists what happened since they were read last."""
    behind = len(projections.behind(vault.db, MANY_BEHIND))
    if behind == MANY_BEHIND:
        make_anew(vault)
    elif behind:
        with database.change(vault.db):
            for dossier in projections.behind(vault.db):
                projections.forget(vault.db, dossier)
                projections.put(vault.db, rows_of(vault, dossier))


def make_anew(vault: Vault, tell: Tell = silent) -> None:
    """Make all lists from the events of all dossiers that were not erased; others can work meanwhile.

    `tell` hears how many dossiers of how many are read. What it raises stops the deed, and the lists stay as they were.
    """
    projections.begin_anew(vault.db)
    try:
        with database.moment(vault.db):
            living = vault.living()
            for done, dossier in enumerate(living, start=1):
                projections.put(vault.db, rows_of(vault, dossier), projections.NEW)
                tell(done, len(living))
        with database.change(vault.db):
            projections.end_anew(vault.db)
    finally:
        projections.drop_anew(vault.db)


def rows_of(vault: Vault, dossier: str) -> projections.Rows:
    """What the lists say of one dossier, from its events; of one whose key is missing only that it is there."""
    try:
        return projections.rows_of(vault.events(dossier))
    except Trouble as error:
        if error.says != "unknown_dossier":
            raise
        return projections.rows_of(vault.closed_events(dossier))
