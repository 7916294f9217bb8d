"""Who works in the office: see them, add one, set a passphrase anew, remove one.

Who is removed may know the vault key: the vault and the office get other keys (`app.actions.rekey`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.actions import passphrases
from app.errors import Rejected
from app.interview import check
from app.office import NewMember, Office, confirm
from app.roles import ADMINISTRATOR, ROLES, only
from app.store import rekeying, staff


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
    name = check.line(member.name, check.LONGEST_NAME)
    if staff.find(office.folder, name) is not None:
        raise Rejected("staff_name_taken")
    passphrases.accept(member.passphrase, again, name, office.settings.name)
    key, id_ = confirm(office, own_passphrase), staff.new_id()
    office.vault.put_staff(id_, name, member.roles)
    office.vault.write_journal(person=office.person.id, at=office.clock.now(), deed="staff_added", subject=id_)
    public = staff.add(office.folder, id_, name, member.passphrase, key)
    office.vault.put_secret(f"{rekeying.PUBLIC} {id_}", public)
    return id_


@only("remove_staff")
def remove(office: Office, own_passphrase: str, id_: str) -> None:
    """Take a person's way in: their passphrase opens nothing, and where they are unlocked their next deed is refused.

    The vault then waits for another key. Nobody removes themselves, so that an administrator is always left: Rejected
    `not_oneself`, `last_administrator`, `unknown_staff`. Asks for one's own passphrase again.
    """
    known = {one.id: one for one in colleagues(office)}
    if id_ not in known:
        raise Rejected("unknown_staff")
    if id_ == office.person.id:
        others = any(ADMINISTRATOR in one.roles for one in known.values() if one.id != id_)
        raise Rejected("not_oneself" if others else "last_administrator")
    confirm(office, own_passphrase)
    rekeying.remove(office.vault, office.folder, id_, by=office.person.id, at=office.clock.now())


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
    office.vault.forget_secret(f"{rekeying.PUBLIC} {id_}")
    public = staff.change_passphrase(office.folder, id_, passphrase, key)
    office.vault.put_secret(f"{rekeying.PUBLIC} {id_}", public)
