"""An office, opened: a frozen bundle of what its deeds need; and the one clock.

    new_office(folder, name=..., operator=..., staff=[NewMember(...)], sheet=b"", practice=False) -> OfficeCard
    open_office(folder, staff, passphrase) -> Office     vault, letterbox, card, clock, person
    open_kiosk(folder) -> KioskOffice                    loads neither the vault nor paper
    confirm(office, passphrase) -> bytes                  the vault key, for a deed that wraps it anew
    reopen(office, vault_key) -> Office                   after the vault got another key
    enrol_kiosk(office, kiosk) -> OfficeCard

Troubles: wrong_passphrase, wait_after_wrong, unknown_staff, left_out_of_rekeying, vault_rekeying, office_exists,
not_an_office, kiosk_key_missing, vault_newer, vault_damaged.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app import closed
from app.errors import Trouble
from app.roles import ADMINISTRATOR, ASSESSOR, ROLES
from app.store import card as cards
from app.store import letterbox
from app.store.card import KioskCard, OfficeCard

if TYPE_CHECKING:
    from app.store.inbox import Reader
    from app.store.vault import Vault

PRACTICE = "practice"


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
    roles: tuple[str, ...]


@dataclass(frozen=True)
class NewMember:
    """Somebody who is to work in the office."""

    name: str = field(repr=False)
    passphrase: str = field(repr=False)
    roles: tuple[str, ...] = (ADMINISTRATOR, ASSESSOR)


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
    staff: Sequence[NewMember] = (),
    sheet: bytes = b"",
    backup_public: str = "",
    practice: bool = False,
    kiosks: Sequence[str] = ("A",),
    clock: Clock | None = None,
) -> OfficeCard:
    """Make an office folder: wholly, or not at all.

    `sheet` is the recovery key that lies on paper, if there is one; `backup_public` the public half of the backup key.
    A practice office knows one person, `practice` with the passphrase `practice`, who may do everything. Trouble
    `office_exists`, `folder_not_empty`, `office_not_writable` or `staff_name_or_passphrase_empty`.
    """
    os.umask(closed.MASK)
    must_be_free(folder)
    people = staff or ([NewMember(PRACTICE, PRACTICE, ROLES)] if practice else [])
    if not people:
        raise Trouble("staff_name_or_passphrase_empty")
    folder = folder.absolute()
    half_made = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}.new")
    try:
        half_made.mkdir(parents=True)
        card = _furnish(half_made, name, operator, people, sheet, backup_public, practice, kiosks, clock or Clock())
        os.replace(half_made, folder)
    except OSError as error:
        raise Trouble("office_not_writable", folder=str(folder)) from error
    finally:
        shutil.rmtree(half_made, ignore_errors=True)
    return card


def must_be_free(folder: Path) -> None:
    """Trouble `office_exists` or `folder_not_empty` when no office can be made in that folder."""
    if (folder / cards.FILE).exists():
        raise Trouble("office_exists", folder=str(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble("folder_not_empty", folder=str(folder))


def open_office(folder: Path, staff: str, passphrase: str, clock: Clock | None = None) -> Office:
    """Unlock an office for one staff member."""
    from app.store import after_restore, in_use, rekeying, vault
    from app.store import staff as people

    os.umask(closed.MASK)
    clock = clock or Clock()
    cards.read(folder)
    share = in_use.enter(folder)
    try:
        found = people.unlock(folder, staff, passphrase, clock.now())
    except Trouble:
        share.let_go()
        raise
    restored = after_restore.read(folder) is not None
    opened = vault.open_vault(folder, found.key, share)
    if restored:
        opened.write_journal(person=found.id, at=clock.now(), deed="office_restored")
    name, roles = opened.staff().get(found.id, (staff, ()))
    if opened.secrets_of(rekeying.PUBLIC).get(found.id) != found.public:
        opened.put_secret(f"{rekeying.PUBLIC} {found.id}", found.public)
    details = {"wrong_before": str(found.wrong_before)} if found.wrong_before else {}
    opened.write_journal(person=found.id, at=clock.now(), deed="unlocked", details=details)
    office = _bundle(folder, opened, clock, Person(found.id, name, roles))
    office.letterbox.forget_old_keys(person=found.id, at=clock.now())
    return office


def reopen(office: Office, vault_key: bytes) -> Office:
    """The office again for the same person, after its vault got another key."""
    from app.store import vault

    return _bundle(office.folder, vault.open_vault(office.folder, vault_key), office.clock, office.person)


def _bundle(folder: Path, opened: Vault, clock: Clock, person: Person) -> Office:
    from app.store import inbox

    card = cards.read(folder)
    return Office(folder, card, opened, inbox.Reader(folder, card, opened), clock, person)


def open_kiosk(folder: Path, kiosk: str | None = None, clock: Clock | None = None) -> KioskOffice:
    """Open the kiosk's side; the card's signature and the kiosk's own key are checked."""
    os.umask(closed.MASK)
    key = cards.read_kiosk(folder, kiosk)
    return KioskOffice(folder, key.office, key, letterbox.Writer(folder, key), clock or Clock())


def confirm(office: Office, passphrase: str) -> bytes:
    """The vault key, once who unlocked the office types the same passphrase again. Trouble `wrong_passphrase`."""
    from app.store import staff as people

    found = people.unlock(office.folder, office.person.name, passphrase, office.clock.now())
    if found.id != office.person.id:
        raise Trouble("wrong_passphrase")
    return found.key


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
    staff: Sequence[NewMember],
    sheet: bytes,
    backup_public: str,
    practice: bool,
    kiosks: Sequence[str],
    clock: Clock,
) -> OfficeCard:
    from app.seals import LEAST, SigningKey, calibrate, new_key, new_key_pair
    from app.store import backup, kiosk_exit, rekeying, vault
    from app.store import staff as people

    for room in cards.ROOMS:
        (folder / room).mkdir()
    vault_key, sealing, signing = new_key(), new_key_pair(), SigningKey.create()
    cost = LEAST if practice else calibrate()
    made = vault.create(folder, vault_key)
    try:
        made.put_secret("sealing_secret", sealing.secret)
        made.put_secret("signing_secret", signing.raw.hex())
        for member in staff:
            id_ = people.new_id()
            made.put_staff(id_, member.name, member.roles)
            public = people.add(folder, id_, member.name, member.passphrase, vault_key, cost)
            made.put_secret(f"{rekeying.PUBLIC} {id_}", public)
        if sheet:
            made.put_secret(f"{rekeying.PUBLIC} {people.SHEET}", people.put_sheet(folder, sheet, vault_key))
        if backup_public:
            made.put_secret(backup.PAPER, backup_public)
        made.write_journal(person="", at=clock.now(), deed="office_made")
    finally:
        made.close()
    card = OfficeCard(name, operator, practice, sealing.public, signing.public)
    cards.write(folder, card, signing)
    for kiosk in kiosks:
        card = cards.enrol(folder, card, kiosk, signing)
    if practice:
        kiosk_exit.put(folder, PRACTICE, LEAST)
    return card
