"""Who may unlock: `vault/staff.toml` holds one wrap of the vault key per staff member and no name in clear.

A member is found by a salted digest of the name as typed (spaces trimmed, case folded).
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Trouble
from app.seals import Cost, Wrap, digest, unwrap_key, wrap_key
from app.store import files, tomltext

FILE = Path("vault") / "staff.toml"
FORMAT = 1


@dataclass(frozen=True)
class Member:
    """One staff member as the file knows them."""

    id: str
    lookup: str
    wrap: Wrap


@dataclass(frozen=True)
class Staff:
    """The whole file."""

    salt: str
    members: tuple[Member, ...] = ()


def add(folder: Path, name: str, passphrase: str, vault_key: bytes, cost: Cost | None = None) -> str:
    """Let one more person unlock; returns the pseudonymous id."""
    if not name.strip() or not passphrase:
        raise Trouble("staff_name_or_passphrase_empty")
    staff = _read(folder) if (folder / FILE).is_file() else Staff(salt=secrets.token_hex(16))
    lookup = _lookup(staff.salt, name)
    if any(member.lookup == lookup for member in staff.members):
        raise Trouble("staff_name_taken")
    id_ = f"S-{secrets.token_hex(3)}"
    member = Member(id_, lookup, wrap_key(passphrase, vault_key, id_, cost))
    _write(folder, staff.salt, [*staff.members, member])
    return id_


def unlock(folder: Path, name: str, passphrase: str) -> tuple[str, bytes]:
    """Id and vault key for the right name and passphrase; `unknown_staff` or `wrong_passphrase` otherwise."""
    staff = _read(folder)
    lookup = _lookup(staff.salt, name)
    member = next((known for known in staff.members if known.lookup == lookup), None)
    if member is None:
        raise Trouble("unknown_staff")
    return member.id, unwrap_key(passphrase, member.wrap, member.id)


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
        return Staff(str(raw["staff"]["salt"]), members)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("staff_file_damaged", file=FILE.name) from error


def _write(folder: Path, salt: str, members: Sequence[Member]) -> None:
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
        for member in members
    ]
    data = tomltext.write({"staff": {"format": FORMAT, "salt": salt}, "member": entries})
    files.write_durably(folder / FILE, data)
