"""Who works in the office: see them, add one, set a passphrase anew.

Nobody can be removed yet: that re-keys the vault and the office's sealing key.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.actions import passphrases
from app.errors import Rejected
from app.office import NewMember, Office, confirm
from app.roles import ROLES, only
from app.store import staff


@dataclass(frozen=True)
class Colleague:
    """One person who can unlock."""

    id: str
    name: str = field(repr=False)
    roles: tuple[str, ...]


@only("see_staff")
def colleagues(office: Office) -> list[Colleague]:
    """Everybody who can unlock, by name."""
    can_unlock = staff.ids(office.folder)
    found = [Colleague(id_, *known) for id_, known in office.vault.staff().items() if id_ in can_unlock]
    return sorted(found, key=lambda one: one.name.casefold())


@only("add_staff")
def add(office: Office, own_passphrase: str, member: NewMember, again: str) -> str:
    """Let one more person unlock, with a first passphrase of their own; returns the id. Asks for one's own again."""
    unknown = [role for role in member.roles if role not in ROLES]
    if not member.roles or unknown:
        raise Rejected("unknown_role", role=", ".join(unknown), roles=", ".join(ROLES))
    if not member.name.strip():
        raise Rejected("staff_name_or_passphrase_empty")
    if staff.find(office.folder, member.name) is not None:
        raise Rejected("staff_name_taken")
    passphrases.accept(member.passphrase, again, member.name, office.settings.name)
    key, id_ = confirm(office, own_passphrase), staff.new_id()
    office.vault.put_staff(id_, " ".join(member.name.split()), member.roles)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="staff_added", subject=id_)
    staff.add(office.folder, id_, member.name, member.passphrase, key)
    return id_


@only("reset_passphrase")
def reset_passphrase(office: Office, own_passphrase: str, id_: str, passphrase: str, again: str) -> None:
    """Set the passphrase of a colleague who forgot it; they change it when they are back."""
    _set(office, own_passphrase, id_, passphrase, again, deed="passphrase_reset")


@only("change_own_passphrase")
def change_own(office: Office, own_passphrase: str, passphrase: str, again: str) -> None:
    """Another passphrase for oneself."""
    _set(office, own_passphrase, office.person.id, passphrase, again, deed="passphrase_changed")


def _set(office: Office, own_passphrase: str, id_: str, passphrase: str, again: str, *, deed: str) -> None:
    name, _ = office.vault.staff().get(id_, ("", ()))
    passphrases.accept(passphrase, again, name, office.settings.name)
    key = confirm(office, own_passphrase)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed=deed, subject=id_)
    staff.change_passphrase(office.folder, id_, passphrase, key)
