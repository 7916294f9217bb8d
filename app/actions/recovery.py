"""The recovery sheet: the vault key once more, under a key that lies on paper only.

Whoever has the sheet and the office folder can open everything. Using a sheet makes another one.
"""

from __future__ import annotations

from pathlib import Path

from app.errors import Rejected, Trouble
from app.office import Clock, Office, confirm
from app.roles import ADMINISTRATOR, only
from app.seals import new_paper_key, read_paper_key
from app.store import rekeying, staff, vault


def new_sheet() -> str:
    """A fresh recovery key, eight groups of five characters; nothing keeps it."""
    return new_paper_key()


def key_of(sheet: str) -> bytes:
    """The key that stands on a sheet, as somebody typed it; Rejected names the group that is wrong."""
    return read_paper_key(sheet)


def typed_back(sheet: str, typed: str) -> None:
    """Rejected `sheet_differs` when what was typed from paper is another key than the one shown."""
    if read_paper_key(typed) != read_paper_key(sheet):
        raise Rejected("sheet_differs")


def administrators(folder: Path, sheet: str) -> list[str]:
    """Whose passphrase the sheet can set anew: the names, for whoever holds it."""
    opened = vault.open_vault(folder, staff.open_with_sheet(folder, read_paper_key(sheet)))
    try:
        can_unlock = staff.ids(folder)
        found = opened.staff().items()
        return sorted(name for id_, (name, roles) in found if ADMINISTRATOR in roles and id_ in can_unlock)
    finally:
        opened.close()


def recover(folder: Path, sheet: str, name: str, passphrase: str, next_sheet: str) -> None:
    """Give an administrator another passphrase and the office another sheet; it is in the journal before it is done."""
    key = staff.open_with_sheet(folder, read_paper_key(sheet))
    person = staff.find(folder, name)
    opened = vault.open_vault(folder, key)
    try:
        if person is None or ADMINISTRATOR not in opened.staff()[person][1]:
            raise Trouble("unknown_administrator")
        opened.write_journal(person=person, at=Clock().now(), deed="recovery_sheet_used", subject=person)
        for one in (person, staff.SHEET):
            opened.forget_secret(f"{rekeying.PUBLIC} {one}")
        for one, public in staff.recover(folder, person, passphrase, key, read_paper_key(next_sheet)).items():
            opened.put_secret(f"{rekeying.PUBLIC} {one}", public)
    finally:
        opened.close()


@only("replace_recovery_sheet")
def replace(office: Office, own_passphrase: str, next_sheet: str) -> None:
    """Another sheet; the one before opens nothing any more. Asks for one's own passphrase again."""
    key = confirm(office, own_passphrase)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="recovery_sheet_replaced")
    office.vault.forget_secret(f"{rekeying.PUBLIC} {staff.SHEET}")
    public = staff.put_sheet(office.folder, read_paper_key(next_sheet), key)
    office.vault.put_secret(f"{rekeying.PUBLIC} {staff.SHEET}", public)
