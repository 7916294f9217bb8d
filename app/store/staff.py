"""Who may unlock: `vault/staff.toml` holds one wrap of the vault key per staff member and no name in clear.

A member is found by a salted digest of the name as typed (spaces trimmed, case folded). The vault key is also wrapped
under the recovery key, when there is one; that key itself is on paper only.
"""

from __future__ import annotations

import secrets
import unicodedata
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.errors import Trouble
from app.seals import Cost, Wrap, derive, digest, lock, unwrap_key, wrap_key
from app.seals import unlock as unlock_with
from app.store import attempts, files, tomltext

FILE = Path("vault") / "staff.toml"
FORMAT = 1
_ABOUT_SHEET = "recovery sheet"


@dataclass(frozen=True)
class Member:
    """One staff member as the file knows them."""

    id: str
    lookup: str
    wrap: Wrap


@dataclass(frozen=True)
class Staff:
    """The whole file; `sheet` is the vault key wrapped under the recovery key, empty when there is no sheet."""

    salt: str
    members: tuple[Member, ...] = ()
    sheet: bytes = b""

    def find(self, name: str) -> Member | None:
        """The member of that name."""
        lookup = _lookup(self.salt, name)
        return next((known for known in self.members if known.lookup == lookup), None)


@dataclass(frozen=True)
class Unlocked:
    """Who it is, the vault key, and how many wrong passphrases came before."""

    id: str
    key: bytes
    wrong_before: int

    def __repr__(self) -> str:
        return f"<Unlocked {self.id}>"


def new_id() -> str:
    """A pseudonymous id for one more person."""
    return f"S-{secrets.token_hex(3)}"


def add(folder: Path, id_: str, name: str, passphrase: str, vault_key: bytes, cost: Cost | None = None) -> None:
    """Let one more person unlock; `staff_name_taken` when somebody goes by that name."""
    if not name.strip() or not passphrase:
        raise Trouble("staff_name_or_passphrase_empty")
    staff = _read(folder) if (folder / FILE).is_file() else Staff(salt=secrets.token_hex(16))
    if staff.find(name) is not None:
        raise Trouble("staff_name_taken")
    member = Member(id_, _lookup(staff.salt, name), wrap_key(passphrase, vault_key, id_, cost or _cost(staff)))
    _write(folder, replace(staff, members=(*staff.members, member)))


def unlock(folder: Path, name: str, passphrase: str, at: datetime) -> Unlocked:
    """The vault key for the right name and passphrase.

    Trouble `unknown_staff`, `wrong_passphrase`, or `wait_after_wrong` when too many wrong ones came before.
    """
    staff = _read(folder)
    member = staff.find(name)
    who = member.lookup if member else ""
    attempts.begin(folder, who, at)
    if member is None:
        raise Trouble("unknown_staff")
    key = unwrap_key(passphrase, member.wrap, member.id)
    return Unlocked(member.id, key, attempts.went_well(folder, who))


def change_passphrase(folder: Path, id_: str, passphrase: str, vault_key: bytes) -> None:
    """Wrap the vault key for a member under another passphrase; the old one opens nothing any more."""
    if not passphrase:
        raise Trouble("staff_name_or_passphrase_empty")
    staff = _read(folder)
    _write(folder, _rewrapped(staff, id_, passphrase, vault_key))


def put_sheet(folder: Path, recovery_key: bytes, vault_key: bytes) -> None:
    """Let a recovery key open the vault; the one before opens nothing any more."""
    _write(folder, replace(_read(folder), sheet=_under_sheet(recovery_key, vault_key)))


def open_with_sheet(folder: Path, recovery_key: bytes) -> bytes:
    """The vault key; `no_recovery_sheet` or `recovery_sheet_wrong`."""
    sheet = _read(folder).sheet
    if not sheet:
        raise Trouble("no_recovery_sheet")
    try:
        return unlock_with(derive(recovery_key, _ABOUT_SHEET), sheet, _ABOUT_SHEET)
    except Trouble as error:
        raise Trouble("recovery_sheet_wrong") from error


def ids(folder: Path) -> frozenset[str]:
    """The members who can unlock."""
    return frozenset(one.id for one in _read(folder).members)


def find(folder: Path, name: str) -> str | None:
    """The id of the member of that name."""
    member = _read(folder).find(name)
    return member.id if member else None


def recover(folder: Path, id_: str, passphrase: str, vault_key: bytes, next_recovery_key: bytes) -> None:
    """In one step: another passphrase for a member and another recovery key; the old ones open nothing any more."""
    staff = _rewrapped(_read(folder), id_, passphrase, vault_key)
    _write(folder, replace(staff, sheet=_under_sheet(next_recovery_key, vault_key)))
    attempts.went_well(folder, next(one.lookup for one in staff.members if one.id == id_))


def _rewrapped(staff: Staff, id_: str, passphrase: str, vault_key: bytes) -> Staff:
    if all(one.id != id_ for one in staff.members):
        raise Trouble("unknown_staff")
    wrap = wrap_key(passphrase, vault_key, id_, _cost(staff))
    return replace(staff, members=tuple(replace(one, wrap=wrap) if one.id == id_ else one for one in staff.members))


def _under_sheet(recovery_key: bytes, vault_key: bytes) -> bytes:
    return lock(derive(recovery_key, _ABOUT_SHEET), vault_key, _ABOUT_SHEET)


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
                str(entry["id"]),
                str(entry["lookup"]),
                Wrap(
                    Cost(int(entry["memory_kib"]), int(entry["passes"]), int(entry["lanes"])),
                    bytes.fromhex(entry["salt"]),
                    bytes.fromhex(entry["wrap"]),
                ),
            )
            for entry in raw.get("member", [])
        )
        sheet = bytes.fromhex(raw.get("sheet", {}).get("wrap", ""))
        return Staff(str(raw["staff"]["salt"]), members, sheet)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("staff_file_damaged", file=FILE.name) from error


def _write(folder: Path, staff: Staff) -> None:
    entries: list[tomltext.Table] = [
        {
            "id": member.id,
            "lookup": member.lookup,
            "memory_kib": member.wrap.cost.memory_kib,
            "passes": member.wrap.cost.passes,
            "lanes": member.wrap.cost.lanes,
            "salt": member.wrap.salt.hex(),
            "wrap": member.wrap.locked.hex(),
        }
        for member in staff.members
    ]
    head: tomltext.Table = {"format": FORMAT, "salt": staff.salt}
    sheet: dict[str, tomltext.Table] = {"sheet": {"wrap": staff.sheet.hex()}} if staff.sheet else {}
    try:
        files.write_durably(folder / FILE, tomltext.write({"staff": head, **sheet, "member": entries}))
    except OSError as error:
        raise Trouble("vault_not_writable", file=FILE.name) from error
