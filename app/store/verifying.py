"""A look at everything the vault holds: pages, the journal's chain, events, papers, attachments and lists.

It changes nothing, and sees one moment: others work on meanwhile. A large vault is looked at by several processes, one
for each processor that can be had.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.store import beside, database, parts, projections
from app.store.parts import Heard, Part, Seen

if TYPE_CHECKING:
    from app.store.lists import Tell
    from app.store.vault import Vault

Ask = Callable[[Part], Callable[[], Seen]]
"""Has a part looked at; what comes back waits for what was seen."""

LARGE_PAGES = 20_000
"""A smaller vault is looked at before a second process has begun."""
AT_ONCE = 5_000
"""Dossiers in one part."""
_ERASED = parts.ALL_BUT_DOSSIERS.index(Part("erased"))


def verify(vault: Vault, tell: Tell) -> list[str]:
    """What is wrong, in stable keys with the id they are about; `tell` hears how many dossiers of how many are read;
    0 of 1 while pages are looked at. What it raises stops the look.

    Keys: pages_damaged, keys_damaged, journal_chain_broken, dossier_damaged ID, key_missing ID, lists_differ.
    """
    many = _how_many_processes(vault)
    if many > 1:
        try:
            return _looked_at(vault, tell, lambda heard: beside.looking(vault, many, heard))
        except beside.Ended:
            pass  # somebody ended one of them, or it could not begin: all is looked at here
    return _looked_at(vault, tell, lambda heard: _looking_here(vault, heard))


def _looked_at(vault: Vault, tell: Tell, looking: Callable[[Heard], AbstractContextManager[Ask]]) -> list[str]:
    done, of, seen = 0, 1, list[Seen]()

    def heard(more: int) -> None:
        nonlocal done
        done += more
        if done < of:
            tell(done, of)

    with suppress(Trouble), looking(heard) as ask:
        asked = [ask(part) for part in parts.ALL_BUT_DOSSIERS]
        dossiers = _dossiers(vault)
        of = sum(len(part.dossiers) for part in dossiers) or 1
        asked += [ask(part) for part in dossiers]
        seen = [one() for one in asked]
    if done:
        tell(of, of)
    return _together(seen)


def _dossiers(vault: Vault) -> list[Part]:
    """The parts in which all dossiers are looked at; one that cannot be read, where not even their ids can be."""
    try:
        living, known_until = vault.living(), projections.known_until(vault.db)
    except Trouble:
        return [Part("unreadable")]
    return [
        Part("dossiers", tuple(living[at : at + AT_ONCE]), known_until) for at in range(0, len(living), AT_ONCE)
    ]


def _together(seen: list[Seen]) -> list[str]:
    """What all parts say, in the order in which they were asked for."""
    wrong = list(dict.fromkeys(one for part in seen for one in part.wrong))
    if not seen or not all(part.readable for part in seen):
        # Where damaged pages hold the names of dossiers, nothing more can be said.
        return wrong or ["pages_damaged"]
    erased, there, *dossiers = seen[_ERASED:]
    if any(part.wrong for part in dossiers):
        return wrong
    if erased.events + sum(part.events for part in dossiers) != there.events:
        wrong = list(dict.fromkeys(["pages_damaged", *wrong]))
    if tuple(sum(column) for column in zip((0, 0), *(part.lists for part in dossiers), strict=True)) != there.lists:
        wrong.append("lists_differ")
    return wrong


@contextmanager
def _looking_here(vault: Vault, heard: Heard) -> Iterator[Ask]:
    """One part after the other, by this process."""

    def ask(part: Part) -> Callable[[], Seen]:
        seen = parts.look(vault, part, heard)
        return lambda: seen

    with database.moment(vault.db), database.moment(vault.keys):
        yield ask


def _how_many_processes(vault: Vault) -> int:
    try:
        ((pages,),) = database.rows(vault.db, "PRAGMA page_count")
    except Trouble:
        return 1
    return min(beside.MOST, os.cpu_count() or 1) if pages >= LARGE_PAGES else 1
