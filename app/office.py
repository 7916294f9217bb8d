"""An office, opened: a frozen bundle of what its deeds need; and the one clock.

    new_office(folder, name=..., operator=..., staff={name: passphrase}, practice=False) -> OfficeCard
    open_office(folder, staff, passphrase) -> Office     vault, letterbox, card, clock, person
    open_kiosk(folder) -> KioskOffice                    loads neither the vault nor paper
    enrol_kiosk(office, kiosk) -> OfficeCard

Troubles: wrong_passphrase, unknown_staff, office_exists, not_an_office, kiosk_key_missing, vault_newer, vault_damaged.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.store import card as cards
from app.store import letterbox
from app.store.card import KioskCard, OfficeCard

if TYPE_CHECKING:
    from app.store.inbox import Reader
    from app.store.vault import Vault

PRACTICE_STAFF = {"practice": "practice"}
FOLDERS = ("vault", "letterbox", "kiosks", "backups", "keys-backups", "editions", "languages", "log")
MASK = 0o077


class Clock:
    """The only place that asks what time it is. Set it, and it stands still there."""

    def __init__(self, at: datetime | None = None) -> None:
        self._at = at

    def now(self) -> datetime:
        """The moment, with its time zone."""
        return self._at or datetime.now(UTC).astimezone()

    def today(self) -> date:
        """The day here."""
        return self.now().date()

    def set(self, at: datetime | None) -> None:
        """Stand still at a moment; None runs again."""
        self._at = at.astimezone() if at is not None and at.tzinfo is None else at


@dataclass(frozen=True)
class Person:
    """The staff member who unlocked the office."""

    id: str
    name: str = field(repr=False)
    role: str = "administrator"


@dataclass(frozen=True)
class Office:
    """What the counter's deeds work with."""

    folder: Path
    settings: OfficeCard
    vault: Vault
    letterbox: Reader
    clock: Clock
    person: Person


@dataclass(frozen=True)
class KioskOffice:
    """What the kiosk's deeds work with: nothing in it opens anything."""

    folder: Path
    settings: OfficeCard
    kiosk: KioskCard
    letterbox: letterbox.Writer
    clock: Clock


def new_office(
    folder: Path,
    *,
    name: str,
    operator: str,
    staff: Mapping[str, str] | None = None,
    practice: bool = False,
    kiosks: Sequence[str] = ("A",),
    clock: Clock | None = None,
) -> OfficeCard:
    """Make an office folder: wholly, or not at all."""
    os.umask(MASK)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble("office_exists", folder=str(folder))
    people = dict(staff or (PRACTICE_STAFF if practice else {}))
    if not people:
        raise Trouble("staff_name_or_passphrase_empty")
    folder = folder.absolute()
    half_made = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        half_made.mkdir(parents=True)
        card = _furnish(half_made, name, operator, people, practice, kiosks, clock or Clock())
        os.replace(half_made, folder)
    except OSError as error:
        raise Trouble("office_not_writable", folder=str(folder)) from error
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    return card


def open_office(folder: Path, staff: str, passphrase: str, clock: Clock | None = None) -> Office:
    """Unlock an office for one staff member."""
    from app.store import inbox, vault
    from app.store import staff as people

    os.umask(MASK)
    clock = clock or Clock()
    card = cards.read(folder)
    id_, key = people.unlock(folder, staff, passphrase)
    opened = vault.open_vault(folder, key)
    name, role = opened.staff().get(id_, (staff, "assessor"))
    opened.write_journal(person=id_, at=clock.now(), deed="unlocked")
    return Office(folder, card, opened, inbox.Reader(folder, card, opened), clock, Person(id_, name, role))


def open_kiosk(folder: Path, kiosk: str | None = None, clock: Clock | None = None) -> KioskOffice:
    """Open the kiosk's side; the card's signature and the kiosk's own key are checked."""
    os.umask(MASK)
    key = cards.read_kiosk(folder, kiosk)
    return KioskOffice(folder, key.office, key, letterbox.Writer(folder, key), clock or Clock())


def enrol_kiosk(office: Office, kiosk: str) -> OfficeCard:
    """Register one more kiosk; the card is signed anew."""
    from app.seals import SigningKey

    signing = SigningKey(bytes.fromhex(office.vault.secret("signing_secret")))
    card = cards.enrol(office.folder, cards.read(office.folder), kiosk, signing)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="kiosk_enrolled", subject=kiosk)
    return card


def _furnish(
    folder: Path,
    name: str,
    operator: str,
    staff: Mapping[str, str],
    practice: bool,
    kiosks: Sequence[str],
    clock: Clock,
) -> OfficeCard:
    from app.seals import SigningKey, new_key, new_office_key
    from app.store import staff as people
    from app.store import vault

    for room in FOLDERS:
        (folder / room).mkdir()
    vault_key, sealing, signing = new_key(), new_office_key(), SigningKey.create()
    made = vault.create(folder, vault_key)
    try:
        made.put_secret("sealing_secret", sealing.secret)
        made.put_secret("signing_secret", signing.raw.hex())
        for member, passphrase in staff.items():
            id_ = people.add(folder, member, passphrase, vault_key)
            made.put_staff(id_, member, "administrator")
        made.write_journal(person="", at=clock.now(), deed="office_made")
    finally:
        made.close()
    card = OfficeCard(name, operator, practice, sealing.public, signing.public)
    cards.write(folder, card, signing)
    for kiosk in kiosks:
        card = cards.enrol(folder, card, kiosk, signing)
    return card
