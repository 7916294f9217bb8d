"""Look whether the record is whole; make its lists again from the events; who did what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.roles import only
from app.store import after_restore, erasing
from app.store.lists import Tell, silent

if TYPE_CHECKING:
    from app.office import Office


@dataclass(frozen=True)
class Rebuilt:
    """The digests of all rows of the lists, before and after they were made again."""

    before: str
    after: str

    @property
    def same(self) -> bool:
        """Were the lists what the events say?"""
        return self.before == self.after


@only("verify_vault")
def verify(office: Office, tell: Tell = silent) -> list[str]:
    """What is wrong with the vault, in stable keys; empty when all is well.

    `tell` hears how many dossiers of how many are read; what it raises stops the deed, here and in `rebuild`.
    """
    wrong = office.vault.verify(tell)
    if after_restore.lacks(office.folder, erasing.gone(office.vault)):
        wrong.append("erasures_damaged")
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="vault_verified", details={"wrong": str(len(wrong))}
    )
    return wrong


@dataclass(frozen=True)
class Done:
    """One line of the journal: when, who (by name) did what, and what it is about, by its pseudonymous id."""

    at: str
    who: str = field(repr=False)
    deed: str
    about: str
    details: Mapping[str, str]


@only("see_journal")
def journal(office: Office, about: str = "", person: str = "") -> list[Done]:
    """Who did what when, oldest first: all of it, what concerns one dossier, or what a member of staff did (by name).

    It names no newcomer: dossiers stand there by their ids.
    """
    names = {id_: name for id_, (name, _) in office.vault.staff().items()}
    found = [
        Done(line.at, names.get(line.person, ""), line.deed, names.get(line.subject, line.subject), line.details)
        for line in office.vault.journal() if not about or line.subject == about
    ]  # fmt: skip
    return [one for one in found if not person or one.who.casefold() == person.casefold()]


@only("rebuild_lists")
def rebuild(office: Office, tell: Tell = silent) -> Rebuilt:
    """Make lists and search again from the events of all dossiers that were not erased."""
    before = office.vault.digest_of_lists()
    office.vault.rebuild(tell)
    rebuilt = Rebuilt(before, office.vault.digest_of_lists())
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="lists_rebuilt",
        details={"same": "yes" if rebuilt.same else "no"},
    )  # fmt: skip
    return rebuilt
