"""A look at everything the vault holds: pages, the journal's chain, events, papers, attachments and lists.

It changes nothing, and sees one moment: others work on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import sqlite_utils

from app.errors import Trouble
from app.store import attachments, database, journal, papers, projections

if TYPE_CHECKING:
    from app.store.lists import Tell
    from app.store.vault import Vault


def verify(vault: Vault, tell: Tell) -> list[str]:
    """What is wrong, in stable keys with the id they are about; `tell` hears how many dossiers of how many are read;
    0 of 1 while pages are looked at. What it raises stops the look.

    Keys: pages_damaged, keys_damaged, journal_chain_broken, dossier_damaged ID, key_missing ID, lists_differ.
    """
    places = {"pages_damaged": vault.db, "keys_damaged": vault.keys}
    wrong = [name for name, db in places.items() if not _is_sound(db, lambda: tell(0, 1))]
    try:
        with database.moment(vault.db), database.moment(vault.keys):
            if not journal.is_whole(vault.db):
                wrong.append("journal_chain_broken")
            wrong += _dossiers(vault, tell)
    except Trouble:
        # Where damaged pages hold the names of dossiers, nothing more can be said.
        wrong = wrong or ["pages_damaged"]
    return wrong


def _is_sound(db: sqlite_utils.Database, tell: Callable[[], None]) -> bool:
    """Every page against its seal, then how the pages hang together."""
    try:
        with database.looking_up(db, tell):
            bad = database.rows(db, "PRAGMA cipher_integrity_check")
            return not bad and database.rows(db, "PRAGMA integrity_check") == [("ok",)]
    except Trouble:
        return False


def _dossiers(vault: Vault, tell: Tell) -> Iterator[str]:
    """Each dossier that cannot be read; and where all can, whether the lists say what their events say."""
    living, known_until = vault.living(), projections.known_until(vault.db)
    with_papers, with_files = (_in(vault.db, table) for table in ("papers", "attachments"))
    expected, all_read = projections.Sum(), True
    for done, dossier in enumerate(living, start=1):
        try:
            events = vault.events(dossier)
            if dossier in with_papers:
                _read_papers(vault, dossier)
            if dossier in with_files:
                _read_files(vault, dossier)
        except Trouble as error:
            yield f"{'key_missing' if error.says == 'unknown_dossier' else 'dossier_damaged'} {dossier}"
            all_read = False
        else:
            expected.add(projections.rows_of([event for event in events if event.number <= known_until]))
        tell(done, len(living))
    if all_read and expected != projections.sum_of_rows(vault.db):
        yield "lists_differ"


def _in(db: sqlite_utils.Database, table: str) -> set[str]:
    return {dossier for (dossier,) in database.rows(db, f"SELECT DISTINCT dossier FROM {table}")}


def _read_papers(vault: Vault, dossier: str) -> None:
    for paper in papers.listed(vault, dossier):
        papers.read(vault, paper.id)


def _read_files(vault: Vault, dossier: str) -> None:
    for attachment in attachments.listed(vault, dossier):
        for _ in attachments.read(vault, attachment):
            pass
