"""The kiosks of an office: see them, enrol one more, set the passphrase with which staff ends them."""

from __future__ import annotations

from pathlib import Path

from app.actions import passphrases
from app.office import Office, enrol_kiosk
from app.roles import only
from app.store import card, kiosk_exit


@only("see_kiosks")
def enrolled(office: Office) -> list[str]:
    """The names of the kiosks that the office believes."""
    return [known.id for known in card.read(office.folder).kiosks]


@only("enrol_kiosk")
def enrol(office: Office, kiosk: str) -> list[str]:
    """Enrol one more; Trouble `kiosk_name_unusable` or `kiosk_exists`. Returns all of them."""
    return [known.id for known in enrol_kiosk(office, kiosk.strip()).kiosks]


@only("enrol_kiosk")
def set_exit(office: Office, passphrase: str, again: str) -> None:
    """The passphrase that ends a kiosk, typed twice; Rejected as for any passphrase. The one before ends none."""
    passphrases.accept(passphrase, again, office.settings.name)
    kiosk_exit.put(office.folder, passphrase)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="kiosk_exit_set")


def may_end(folder: Path, passphrase: str) -> None:
    """Asked at the kiosk: Trouble `kiosk_exit_not_set`, `kiosk_exit_damaged` or `wrong_passphrase`; silent if right."""
    kiosk_exit.check(folder, passphrase)
