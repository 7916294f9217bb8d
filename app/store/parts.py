"""The parts of a look at a vault: each can be looked at apart, and what they say is put together by `verifying`.

How the pages of the database hang together is looked at for all tables, and for all but one also whether each row is
found by its indexes. For `events`, of which there are millions, the dossiers show that: each event is found by the
index and opens only under the dossier and the id that stand there, so that no two entries lead to one event; and there
are as many entries as events.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlite_utils

from app.errors import Trouble
from app.store import attachments, database, journal, papers, projections

if TYPE_CHECKING:
    from app.store.vault import Vault

_ALL_BUT_EVENTS = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'events'"
_OF_ERASED = "SELECT (SELECT count(*) FROM events e WHERE e.dossier = t.dossier) FROM tombstones t"
_ASTRAY = """
SELECT 1 FROM tombstones t CROSS JOIN events i ON i.dossier = t.dossier CROSS JOIN events e NOT INDEXED
ON e.number = i.number WHERE (e.dossier, e.id) IS NOT (i.dossier, i.id) LIMIT 1
"""
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
    """What a look at one part found: keys of what is wrong, whether it could be read at all, count and sum of the rows
    of the lists and the number of events: those that are there, or those that there should be."""

    wrong: tuple[str, ...] = ()
    readable: bool = True
    lists: tuple[int, int] = (0, 0)
    events: int = 0


ALL_BUT_DOSSIERS = tuple(map(Part, ("pages", "seals", "keys", "chain", "erased", "lists")))


def look(vault: Vault, part: Part, heard: Heard) -> Seen:
    """Look at one part."""
    try:
        return _LOOKS[part.name](vault, part, heard)
    except Trouble:
        return Seen(readable=False)


def _pages(vault: Vault, _: Part, heard: Heard) -> Seen:
    others = [name for (name,) in database.rows(vault.db, _ALL_BUT_EVENTS)]
    looks = ["PRAGMA quick_check", *(f"PRAGMA integrity_check('{name}')" for name in others)]
    return Seen() if all(_hangs_together(vault.db, one, heard) for one in looks) else Seen(("pages_damaged",))


def _seals(vault: Vault, _: Part, heard: Heard) -> Seen:
    return Seen() if _is_sealed(vault.db, heard) else Seen(("pages_damaged",))


def _keys(vault: Vault, _: Part, heard: Heard) -> Seen:
    sound = _is_sealed(vault.keys, heard) and _hangs_together(vault.keys, "PRAGMA integrity_check", heard)
    return Seen() if sound else Seen(("keys_damaged",))


def _chain(vault: Vault, _: Part, __: Heard) -> Seen:
    return Seen() if journal.is_whole(vault.db) else Seen(("journal_chain_broken",))


def _erased(vault: Vault, _: Part, __: Heard) -> Seen:
    """Events of erased dossiers, which open no more: the index says of each what the event says itself."""
    count = sum(found for (found,) in database.rows(vault.db, _OF_ERASED))
    return Seen(events=count) if not database.row(vault.db, _ASTRAY) else Seen(("pages_damaged",))


def _lists(vault: Vault, _: Part, __: Heard) -> Seen:
    (events,) = database.rows(vault.db, "SELECT count(*) FROM events")[0]
    return Seen(lists=projections.sum_of_rows(vault.db).told, events=events)


def _dossiers(vault: Vault, part: Part, heard: Heard) -> Seen:
    """Each dossier that cannot be read, and what the lists should say of the others."""
    with_papers, with_files = (_in(vault.db, table) for table in ("papers", "attachments"))
    wrong, expected, count = [], projections.Sum(), 0
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
            count += len(events)
            expected.add(projections.rows_of([event for event in events if event.number <= part.known_until]))
        heard(1)
    return Seen(tuple(wrong), lists=expected.told, events=count)


def _unreadable(_: Vault, __: Part, ___: Heard) -> Seen:
    return Seen(readable=False)


_LOOKS: dict[str, Callable[[Vault, Part, Heard], Seen]] = {
    "pages": _pages, "seals": _seals, "keys": _keys, "chain": _chain, "erased": _erased, "lists": _lists,
    "dossiers": _dossiers, "unreadable": _unreadable,
}  # fmt: skip


def _hangs_together(db: sqlite_utils.Database, look: str, heard: Heard) -> bool:
    try:
        with database.looking_up(db, lambda: heard(0)):
            return database.rows(db, look) == [("ok",)]
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
