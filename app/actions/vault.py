"""Look whether the record is whole; make its lists again from the events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.roles import only
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
    office.vault.write_journal(
        person=office.person.id, at=office.clock.now(), deed="vault_verified", details={"wrong": str(len(wrong))}
    )
    return wrong


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
