"""Backups and coming back from one: made and read again in one deed, and each deed in the journal."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Rejected, Trouble
from app.roles import only
from app.seals import OfficeKey, new_office_key
from app.store import after_restore
from app.store import backup as backups
from app.store.backup import KEYS, VAULT, Backup

if TYPE_CHECKING:
    from app.office import Office

IDENTITY = "backup_public"
KEEP = 14
KEY_DAYS = 30


@dataclass(frozen=True)
class Made:
    """A fresh backup of the vault and of its keys, both read again, and the old ones that went."""

    vault: Backup
    keys: Backup
    gone: tuple[str, ...]


def new_identity() -> OfficeKey:
    """A pair of keys for backups: the secret half is for paper, nothing keeps it."""
    return new_office_key()


@only("make_backup")
def keep_identity(office: Office, identity: OfficeKey, typed: str) -> None:
    """Seal backups to this identity from now on; Rejected `identity_differs` when it was not copied right."""
    if "".join(typed.split()).upper() != identity.secret.upper():
        raise Rejected("identity_differs")
    office.vault.put_secret(IDENTITY, identity.public)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="backup_identity_made")


@only("make_backup")
def make(office: Office) -> Made:
    """Back up vault and keys, read both again, let old ones go. Raises Trouble `no_backup_identity`."""
    recipients = [_identity(office), office.settings.sealing_public]
    now, secret = office.clock.now(), office.vault.secret("sealing_secret")
    looked = [
        office.vault.look_at_backup(office.vault.back_up(office.folder, kind, recipients, now), secret)
        for kind in (VAULT, KEYS)
    ]
    gone = backups.rotate(office.folder, VAULT, keep=KEEP, now=now)
    gone += backups.rotate(office.folder, KEYS, days=KEY_DAYS, now=now)
    office.vault.write_journal(
        person=office.person.id, at=now, deed="backup_made", subject=looked[0].path.name,
        details={"rows": str(looked[0].rows)},
    )  # fmt: skip
    return Made(looked[0], looked[1], tuple(path.name for path in gone))


@only("make_backup")
def verify(office: Office, path: Path | None = None) -> list[Backup]:
    """Open the newest backups (or the one named) with the office's key and compare every event with the vault."""
    newest = [backups.listed(office.folder, kind)[-1:] for kind in (VAULT, KEYS)]
    paths = [path] if path else [one for found in newest for one in found]
    if not paths:
        raise Trouble("no_backup")
    secret = office.vault.secret("sealing_secret")
    found = [office.vault.look_at_backup(one, secret) for one in paths]
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="backup_verified")
    return found


def restore(target: Path, vault: Path, keys: Path, secret: str) -> None:
    """Make an office folder from two backups with the identity on paper; erasures known beside the keys are kept."""
    beside = keys.parent / after_restore.LIST.name
    erased = beside.read_text(encoding="utf-8").split() if beside.exists() else []
    backups.restore(target, vault, keys, "".join(secret.split()).upper(), erased)


def last_good(folder: Path) -> datetime | None:
    """When the newest backup was made, as its name says; None when there is none."""
    found = backups.listed(folder, VAULT)
    return backups.made_at(found[-1]) if found else None


def _identity(office: Office) -> str:
    try:
        return office.vault.secret(IDENTITY)
    except Trouble:
        raise Trouble("no_backup_identity") from None
