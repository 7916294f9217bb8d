"""A look at everything the vault holds: pages, the journal's chain, events, papers, attachments and lists.

It changes nothing: the lists are made again in a transaction that is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import sqlite_utils

from app.errors import Trouble
from app.store import attachments, database, journal, papers

if TYPE_CHECKING:
    from app.store.vault import Vault

Tell = Callable[[int, int], None]
_DOSSIERS = "SELECT DISTINCT dossier FROM events WHERE dossier NOT IN (SELECT dossier FROM tombstones) ORDER BY dossier"


def verify(vault: Vault, tell: Tell) -> list[str]:
    """What is wrong, in stable keys with the id they are about; `tell` hears how many dossiers of how many are read.

    Keys: pages_damaged, keys_damaged, journal_chain_broken, dossier_damaged ID, key_missing ID, lists_differ.
    """
    wrong = [f"{name}_damaged" for name, db in (("pages", vault.db), ("keys", vault.keys)) if not _is_sound(db)]
    try:
        if not journal.is_whole(vault.db):
            wrong.append("journal_chain_broken")
        wrong += _dossiers(vault, tell)
        if not wrong and not _lists_follow(vault):
            wrong.append("lists_differ")
    except Trouble:
        # Where damaged pages hold the names of dossiers, nothing more can be said.
        wrong = wrong or ["pages_damaged"]
    return wrong


def _is_sound(db: sqlite_utils.Database) -> bool:
    try:
        bad = database.rows(db, "PRAGMA cipher_integrity_check")
        return not bad and database.rows(db, "PRAGMA integrity_check") == [("ok",)]
    except Trouble:
        return False


def _dossiers(vault: Vault, tell: Tell) -> Iterator[str]:
    found = [dossier for (dossier,) in database.rows(vault.db, _DOSSIERS)]
    for done, dossier in enumerate(found, start=1):
        try:
            _read(vault, dossier)
        except Trouble as error:
            yield f"{'key_missing' if error.says == 'unknown_dossier' else 'dossier_damaged'} {dossier}"
        tell(done, len(found))


def _read(vault: Vault, dossier: str) -> None:
    """Every event, paper and attachment, against its seal and its digest."""
    vault.events(dossier)
    for paper in papers.listed(vault, dossier):
        papers.read(vault, paper.id)
    for attachment in attachments.listed(vault, dossier):
        for _ in attachments.read(vault, attachment):
            pass


def _lists_follow(vault: Vault) -> bool:
    before = vault.digest_of_lists()
    with database.tried(vault.db):
        vault.make_lists()
        return vault.digest_of_lists() == before
