"""The parts of a look at a vault: each can be looked at apart, and what they say is put together by `verifying`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlite_utils

from app.errors import Trouble
from app.store import attachments, database, journal, papers, projections

if TYPE_CHECKING:
    from app.store.vault import Vault

Heard = Callable[[int], None]
"""Hears now and then how many more dossiers are read; what it raises stops the look."""


@dataclass(frozen=True)
class Part:
    """One part by its name; for `dossiers` which of them, and the number of the last event that the lists know."""

    name: str
    dossiers: tuple[str, ...] = ()
    known_until: int = 0


@dataclass(frozen=True)
class Seen:
    """What a look at one part found: keys of what is wrong, whether it could be read at all, and count and sum of the
    rows of the lists: those that are there, or those that there should be."""

    wrong: tuple[str, ...] = ()
    readable: bool = True
    lists: tuple[int, int] = (0, 0)


ALL_BUT_DOSSIERS = tuple(map(Part, ("pages", "seals", "keys", "chain", "lists")))


def look(vault: Vault, part: Part, heard: Heard) -> Seen:
    """Look at one part."""
    try:
        return _LOOKS[part.name](vault, part, heard)
    except Trouble:
        return Seen(readable=False)


def _pages(vault: Vault, _: Part, heard: Heard) -> Seen:
    return Seen() if _hangs_together(vault.db, heard) else Seen(("pages_damaged",))


def _seals(vault: Vault, _: Part, heard: Heard) -> Seen:
    return Seen() if _is_sealed(vault.db, heard) else Seen(("pages_damaged",))


def _keys(vault: Vault, _: Part, heard: Heard) -> Seen:
    sound = _is_sealed(vault.keys, heard) and _hangs_together(vault.keys, heard)
    return Seen() if sound else Seen(("keys_damaged",))


def _chain(vault: Vault, _: Part, __: Heard) -> Seen:
    return Seen() if journal.is_whole(vault.db) else Seen(("journal_chain_broken",))


def _lists(vault: Vault, _: Part, __: Heard) -> Seen:
    return Seen(lists=projections.sum_of_rows(vault.db).told)


def _dossiers(vault: Vault, part: Part, heard: Heard) -> Seen:
    """Each dossier that cannot be read, and what the lists should say of the others."""
    with_papers, with_files = (_in(vault.db, table) for table in ("papers", "attachments"))
    wrong, expected = [], projections.Sum()
    for dossier in part.dossiers:
        try:
            events = vault.events(dossier)
            if dossier in with_papers:
                _read_papers(vault, dossier)
            if dossier in with_files:
                _read_files(vault, dossier)
        except Trouble as error:
            wrong.append(f"{'key_missing' if error.says == 'unknown_dossier' else 'dossier_damaged'} {dossier}")
        else:
            expected.add(projections.rows_of([event for event in events if event.number <= part.known_until]))
        heard(1)
    return Seen(tuple(wrong), lists=expected.told)


def _unreadable(_: Vault, __: Part, ___: Heard) -> Seen:
    return Seen(readable=False)


_LOOKS: dict[str, Callable[[Vault, Part, Heard], Seen]] = {
    "pages": _pages, "seals": _seals, "keys": _keys, "chain": _chain, "lists": _lists, "dossiers": _dossiers,
    "unreadable": _unreadable,
}  # fmt: skip


def _hangs_together(db: sqlite_utils.Database, heard: Heard) -> bool:
    try:
        with database.looking_up(db, lambda: heard(0)):
            return database.rows(db, "PRAGMA integrity_check") == [("ok",)]
    except Trouble:
        return False


def _is_sealed(db: sqlite_utils.Database, heard: Heard) -> bool:
    """Every page of the file against its seal, those too in which nothing stands."""
    try:
        with database.looking_up(db, lambda: heard(0)):
            return not database.rows(db, "PRAGMA cipher_integrity_check")
    except Trouble:
        return False


def _in(db: sqlite_utils.Database, table: str) -> set[str]:
    return {dossier for (dossier,) in database.rows(db, f"SELECT DISTINCT dossier FROM {table}")}


def _read_papers(vault: Vault, dossier: str) -> None:
    for paper in papers.listed(vault, dossier):
        papers.read(vault, paper.id)


def _read_files(vault: Vault, dossier: str) -> None:
    for attachment in attachments.listed(vault, dossier):
        for _ in attachments.read(vault, attachment):
            pass
