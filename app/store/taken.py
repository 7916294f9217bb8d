"""Visits that were taken into a dossier, each once: two takers cannot both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import Trouble
from app.store import database, journal

if TYPE_CHECKING:
    from app.store.vault import Vault


def is_taken(vault: Vault, visit: str) -> bool:
    """Was this visit already taken into a dossier?"""
    return database.row(vault.db, "SELECT 1 FROM taken WHERE visit = ?", [visit]) is not None


def take(
    vault: Vault,
    kiosk: str,
    visit: str,
    body: Mapping[str, Any],
    *,
    dossier: str | None,
    also: Sequence[tuple[str, Mapping[str, Any]]],
    person: str,
    at: datetime,
) -> str:
    """Take a visit into a dossier (a new one when none is named); the second taker gets `visit_taken`."""
    if is_taken(vault, visit):
        raise Trouble("visit_taken", visit=visit)
    place = dossier or vault.new_key()
    opened: list[tuple[str, Mapping[str, Any]]] = [] if dossier else [("opened", {})]
    try:
        with database.change(vault.db):
            vault.db.execute(
                "INSERT INTO taken (visit, kiosk, dossier, person, at) VALUES (?, ?, ?, ?, ?)",
                [visit, kiosk, place, person, at.isoformat()],
            )
            vault.append_here(place, [*opened, ("visit_taken", body), *also], person=person, at=at)
            journal.write(vault.db, person, at, "visit_taken", place, {"visit": visit})
    except sqlcipher.IntegrityError as error:
        raise Trouble("visit_taken", visit=visit) from error
    return place
