"""Which backup was last read again and found whole, in `backups/last-good.toml`, so that a locked program can say it.

It names no person. The vault's journal has the same; this file is for the check and the reminder.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.errors import Trouble
from app.store import files, tomltext
from app.store.backup import FOLDER, KEYS, VAULT, Backup

FILE = Path("backups") / "last-good.toml"


@dataclass(frozen=True)
class LastGood:
    """A backup of the vault with its keys: when they were made, when they were last read again, and where they lie."""

    made: datetime
    verified: datetime
    vault: Path
    keys: Path


def remember(folder: Path, vault: Backup, keys: Backup, at: datetime) -> None:
    """These two were read again just now and were whole."""
    _write(folder, LastGood(vault.at, at, vault.path, keys.path))


def keys_renewed(folder: Path, keys: Backup) -> None:
    """A fresh backup of the keys stands beside the last good one of the vault."""
    good = find(folder)
    if good is not None:
        _write(folder, replace(good, keys=keys.path))


def _write(folder: Path, good: LastGood) -> None:
    told = {
        "made": good.made.isoformat(), "verified": good.verified.isoformat(), "vault": good.vault.name,
        "keys": good.keys.name,
    }  # fmt: skip
    try:
        files.write_durably(folder / FILE, tomltext.write({"backup": told}))
    except OSError as error:
        raise Trouble("backup_not_writable", folder=str(folder / FILE.parent)) from error


def find(folder: Path) -> LastGood | None:
    """The last good one that still lies there; None when there is none, or nobody knows any more."""
    if not (folder / FILE).is_file():
        return None
    try:
        told = tomltext.read(folder / FILE, broken="backup_unreadable")["backup"]
        good = LastGood(
            datetime.fromisoformat(told["made"]), datetime.fromisoformat(told["verified"]),
            _beside(folder, VAULT, told["vault"]), _beside(folder, KEYS, told["keys"]),
        )  # fmt: skip
    except (Trouble, KeyError, TypeError, ValueError, AttributeError):
        return None
    return good if good.vault.is_file() and good.keys.is_file() else None


def _beside(folder: Path, kind: str, name: str) -> Path:
    """A backup by its plain name, whatever the file says."""
    return folder / FOLDER[kind] / Path(str(name)).name
