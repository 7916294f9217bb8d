"""Who may unlock: `vault/staff.toml` holds what each person needs to get at the vault key, and no name in clear.

Every person has a pair of keys. The secret half is wrapped by the passphrase, and the vault key is sealed to the public
half, so that another vault key reaches everybody without anybody's passphrase. The recovery key on paper opens a pair
of its own in the same way. The public halves lie in the vault, not here: whoever can write this file cannot have the
next vault key sealed to a pair of their own. A member is found by a salted digest of the name as typed (spaces trimmed,
case folded).

Files of format 1 wrapped the vault key itself; a member gets a pair at the next unlocking, the sheet when
it is replaced.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from app.errors import Trouble
from app.seals import (
    Cost,
    Wrap,
    derive,
    digest,
    lock,
    new_key_pair,
    open_sealed,
    public_of,
    seal,
    unwrap_key,
    wrap_key,
)
from app.seals import unlock as unlock_with
from app.store import attempts, files, locks, tomltext

FILE = Path("vault") / "staff.toml"
FORMAT = 2
SHEET = "sheet"
"""The name under which the vault knows the public half of the recovery sheet's pair."""
_MARK = Path("vault") / "staff.mark"
_WAIT_SECONDS = 10.0
_ABOUT_SHEET = "recovery sheet"
_ABOUT_SHEET_PAIR = "recovery sheet's pair"


@dataclass(frozen=True)
class Member:
    """One staff member as the file knows them; without `sealed` the wrap holds the vault key itself (format 1)."""

    id: str
    lookup: str
    wrap: Wrap
    sealed: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Sheet:
    """What the recovery key opens; without `sealed` it is the vault key itself (format 1)."""

    locked: bytes = field(repr=False)
    sealed: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Staff:
    """The whole file."""

    salt: str
    members: tuple[Member, ...] = ()
    sheet: Sheet | None = None

    def find(self, name: str) -> Member | None:
        """The member of that name."""
        lookup = _lookup(self.salt, name)
        return next((known for known in self.members if known.lookup == lookup), None)


@dataclass(frozen=True)
class Unlocked:
    """Who it is, the vault key, the public half of the own pair, and how many wrong passphrases came before."""

    id: str
    key: bytes
    public: str
    wrong_before: int

    def __repr__(self) -> str:
        return f"<Unlocked {self.id}>"


def new_id() -> str:
    """A pseudonymous id for one more person."""
    return f"S-{secrets.token_hex(3)}"


def add(folder: Path, id_: str, name: str, passphrase: str, vault_key: bytes, cost: Cost | None = None) -> str:
    """Let one more person unlock; returns the public half for the vault.

    Trouble `staff_name_taken` or `staff_name_or_passphrase_empty`.
    """
    if not name.strip() or not passphrase:
        raise Trouble("staff_name_or_passphrase_empty")
    with _changing(folder):
        staff = _read(folder) if (folder / FILE).is_file() else Staff(salt=secrets.token_hex(16))
        if staff.find(name) is not None:
            raise Trouble("staff_name_taken")
        lookup = _lookup(staff.salt, name)
        member, public = _with_pair(id_, lookup, passphrase, vault_key, cost or _cost(staff))
        _write(folder, replace(staff, members=(*staff.members, member)))
    return public


def remove(folder: Path, *people: str) -> None:
    """From now on they open nothing with their passphrases; the vault key is still the one they had."""
    with _changing(folder):
        staff = _read(folder)
        gone = [one for one in staff.members if one.id in people]
        _write(folder, replace(staff, members=tuple(one for one in staff.members if one.id not in people)))
    for one in gone:
        attempts.went_well(folder, one.lookup)


def unlock(folder: Path, name: str, passphrase: str, at: datetime) -> Unlocked:
    """The vault key for the right name and passphrase.

    Trouble `unknown_staff`, `wrong_passphrase`, `wait_after_wrong` when too many wrong ones came before, or
    `left_out_of_rekeying` when the vault got another key that could not be sealed to this person.
    """
    staff = _read(folder)
    member = staff.find(name)
    who = member.lookup if member else ""
    attempts.begin(folder, who, at)
    if member is None:
        raise Trouble("unknown_staff")
    if not member.wrap.locked:
        raise Trouble("left_out_of_rekeying")
    if member.sealed:
        secret = unwrap_key(passphrase, member.wrap, _about(member.id)).decode()
        try:
            key, public = open_sealed(secret, member.sealed), public_of(secret)
        except Trouble as error:
            raise Trouble("left_out_of_rekeying") from error
    else:
        key = unwrap_key(passphrase, member.wrap, member.id)
        public = change_passphrase(folder, member.id, passphrase, key)
    return Unlocked(member.id, key, public, attempts.went_well(folder, who))


def change_passphrase(folder: Path, id_: str, passphrase: str, vault_key: bytes) -> str:
    """Another passphrase and another pair; the old ones open nothing any more. Returns the public half.

    Trouble `unknown_staff` or `staff_name_or_passphrase_empty`.
    """
    if not passphrase:
        raise Trouble("staff_name_or_passphrase_empty")
    with _changing(folder):
        staff, public = _renewed(_read(folder), id_, passphrase, vault_key)
        _write(folder, staff)
    return public


def put_sheet(folder: Path, recovery_key: bytes, vault_key: bytes) -> str:
    """Let a recovery key open the vault; the one before opens nothing any more. Returns the public half of its pair."""
    with _changing(folder):
        sheet, public = _sheet(recovery_key, vault_key)
        _write(folder, replace(_read(folder), sheet=sheet))
    return public


def open_with_sheet(folder: Path, recovery_key: bytes) -> bytes:
    """The vault key. Trouble `no_recovery_sheet` or `recovery_sheet_wrong`."""
    sheet = _read(folder).sheet
    if sheet is None:
        raise Trouble("no_recovery_sheet")
    try:
        if not sheet.sealed:
            return unlock_with(derive(recovery_key, _ABOUT_SHEET), sheet.locked, _ABOUT_SHEET)
        key = derive(recovery_key, _ABOUT_SHEET_PAIR)
        return open_sealed(unlock_with(key, sheet.locked, _ABOUT_SHEET_PAIR).decode(), sheet.sealed)
    except Trouble as error:
        raise Trouble("recovery_sheet_wrong") from error


def ids(folder: Path) -> frozenset[str]:
    """The members who can unlock."""
    return frozenset(one.id for one in _read(folder).members)


def find(folder: Path, name: str) -> str | None:
    """The id of the member of that name."""
    member = _read(folder).find(name)
    return member.id if member else None


def recover(folder: Path, id_: str, passphrase: str, vault_key: bytes, next_recovery_key: bytes) -> dict[str, str]:
    """In one step: another passphrase for a member and another recovery key; the old ones open nothing any more.

    Returns the public halves of both pairs, under the member's id and `SHEET`.
    """
    with _changing(folder):
        staff, public = _renewed(_read(folder), id_, passphrase, vault_key)
        sheet, sheet_public = _sheet(next_recovery_key, vault_key)
        _write(folder, replace(staff, sheet=sheet))
    attempts.went_well(folder, next(one.lookup for one in staff.members if one.id == id_))
    return {id_: public, SHEET: sheet_public}


def write_resealed(
    folder: Path, target: Path, vault_key: bytes, publics: Mapping[str, str], members: Collection[str]
) -> list[str]:
    """Write `staff.toml` for a new vault key into the folder `target`, for those `members` who are in the present file.

    The key is sealed to the public halves that the vault knows. Returns the ids of those without one, whose passphrase
    must be set anew. Trouble `sheet_before_rekeying` when the recovery sheet has none: it would open nothing.
    """
    staff = _read(folder)
    if staff.sheet is not None and SHEET not in publics:
        raise Trouble("sheet_before_rekeying")
    kept = [one for one in staff.members if one.id in members]
    known = tuple(
        replace(one, sealed=seal(publics[one.id], vault_key)) if one.id in publics else _shut_out(one) for one in kept
    )
    sheet = staff.sheet and replace(staff.sheet, sealed=seal(publics[SHEET], vault_key))
    _write(target, replace(staff, members=known, sheet=sheet))
    return [one.id for one in kept if one.id not in publics]


def _shut_out(member: Member) -> Member:
    return replace(member, wrap=replace(member.wrap, locked=b""), sealed=b"")


def _renewed(staff: Staff, id_: str, passphrase: str, vault_key: bytes) -> tuple[Staff, str]:
    known = next((one for one in staff.members if one.id == id_), None)
    if known is None:
        raise Trouble("unknown_staff")
    member, public = _with_pair(id_, known.lookup, passphrase, vault_key, _cost(staff))
    return replace(staff, members=tuple(member if one.id == id_ else one for one in staff.members)), public


def _with_pair(id_: str, lookup: str, passphrase: str, vault_key: bytes, cost: Cost | None) -> tuple[Member, str]:
    pair = new_key_pair()
    wrap = wrap_key(passphrase, pair.secret.encode(), _about(id_), cost)
    return Member(id_, lookup, wrap, seal(pair.public, vault_key)), pair.public


def _sheet(recovery_key: bytes, vault_key: bytes) -> tuple[Sheet, str]:
    pair = new_key_pair()
    locked = lock(derive(recovery_key, _ABOUT_SHEET_PAIR), pair.secret.encode(), _ABOUT_SHEET_PAIR)
    return Sheet(locked, seal(pair.public, vault_key)), pair.public


def _about(id_: str) -> str:
    return f"pair of {id_}"


def _changing(folder: Path) -> AbstractContextManager[None]:
    """One change at a time: two that read the same file would each undo the other."""
    return locks.in_turn(folder / _MARK, _WAIT_SECONDS)


def cost_of(folder: Path) -> Cost | None:
    """How hard guessing is made in this office; None where nobody is."""
    return _cost(_read(folder))


def _cost(staff: Staff) -> Cost | None:
    """The highest cost among the wraps: calibrated once, when the office was made."""
    return max((one.wrap.cost for one in staff.members), key=lambda cost: cost.memory_kib * cost.passes, default=None)


def _lookup(salt: str, name: str) -> str:
    typed = unicodedata.normalize("NFKC", " ".join(name.split())).casefold()
    return digest(f"{salt} {typed}".encode())


def _read(folder: Path) -> Staff:
    raw = tomltext.read(folder / FILE, broken="staff_file_damaged")
    try:
        if raw["staff"]["format"] > FORMAT:
            raise Trouble("vault_newer", file=FILE.name)
        members = tuple(
            Member(
                str(entry["id"]), str(entry["lookup"]), Wrap.of_table(entry), bytes.fromhex(entry.get("sealed", ""))
            )
            for entry in raw.get("member", [])
        )
        sheet = raw.get("sheet")
        found = Sheet(bytes.fromhex(sheet["wrap"]), bytes.fromhex(sheet.get("sealed", ""))) if sheet else None
        return Staff(str(raw["staff"]["salt"]), members, found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("staff_file_damaged", file=FILE.name) from error


def _write(folder: Path, staff: Staff) -> None:
    entries: list[tomltext.Table] = [
        {"id": member.id, "lookup": member.lookup, **member.wrap.as_table(), "sealed": member.sealed.hex()}
        for member in staff.members
    ]
    head: tomltext.Table = {"format": FORMAT, "salt": staff.salt}
    sheet: dict[str, tomltext.Table] = {}
    if staff.sheet is not None:
        sheet = {"sheet": {"wrap": staff.sheet.locked.hex(), "sealed": staff.sheet.sealed.hex()}}
    try:
        files.write_durably(folder / FILE, tomltext.write({"staff": head, **sheet, "member": entries}))
    except OSError as error:
        raise files.trouble(error, "vault_not_writable", file=FILE.name) from error
