"""Another vault key and other office keys, after somebody was removed or because a key may be known.

Everybody else goes on with the own passphrase and the same recovery sheet. Backups of before open with the key on paper
and the passphrases of then, so a fresh one is made at once where the office makes backups.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.actions import backup
from app.errors import Trouble
from app.office import reopen
from app.roles import only
from app.store import rekeying
from app.store.lists import Tell, silent

if TYPE_CHECKING:
    from app.actions.backup import Made
    from app.office import Office


@dataclass(frozen=True)
class Rekeyed:
    """The office under its other keys; `left_out` are names of those whose passphrase is to be set anew.

    `no_backup` is the key of the trouble for which no fresh backup was made; empty when there is one.
    """

    office: Office = field(repr=False)
    left_out: tuple[str, ...] = field(default=(), repr=False)
    backup: Made | None = None
    no_backup: str = ""


@only("rekey_vault")
def is_due(office: Office) -> bool:
    """Was somebody removed, and the vault has still the key they may know?"""
    return rekeying.is_due(office.vault)


@only("rekey_vault")
def rekey(office: Office, tell: Tell = silent) -> Rekeyed:
    """Give vault and office other keys; the office that was handed in is closed afterwards, go on with the new one.

    `tell` hears how much of how much is done (0 of 0 while others are waited for); what it raises stops it. Whatever
    is raised, the old keys hold and nothing is lost.
    """
    person, at = office.person.id, office.clock.now()
    vault_key, left_out = rekeying.rekey(office.vault, office.folder, person=person, at=at, tell=tell)
    opened = reopen(office, vault_key)
    names = opened.vault.staff()
    made, why = None, ""
    try:
        made = backup.make(opened)
    except Trouble as error:
        why = error.says
    return Rekeyed(opened, tuple(sorted(names[one][0] for one in left_out)), made, why)
