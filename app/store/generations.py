"""Two generations of an office's keys: the one in force, and one that was made whole and waits to take its place.

    rekeyed/new/...    databases, staff and card under the new keys, on the disk before the folder has this name
    rekeyed/old/...    the databases of before, until the new ones stand in their place; then overwritten and deleted

The rename that gives the folder its name is the one moment in which the office changes keys. Before it the old keys
hold; after it whoever comes next carries on here, as often as it takes. Nobody else may have the vault open meanwhile.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.store import card, files, migrating

FOLDER = "rekeyed"
UNFINISHED = ".rekeying"
NEW, OLD = "new", "old"
DATABASES = (Path("vault") / "keys.db", Path("vault") / "vault.db")
REST = (Path("vault") / "staff.toml", Path(card.FILE))
_LOGS = ("-wal", "-shm")


def is_waiting(folder: Path) -> bool:
    """Does a whole new generation wait, or a part of it?"""
    return (folder / FOLDER).exists()


def commit(folder: Path, made: Path) -> None:
    """Make the generation in `made`/new the office's: bring it to the disk, then rename `made`."""
    files.sync_all(made)
    os.replace(made, folder / FOLDER)
    files.sync_folder(folder)


def put_in_force(folder: Path) -> None:
    """Put every part in its place and destroy the old databases. May be cut short at any point, and done again."""
    place = folder / FOLDER
    for name in DATABASES:
        _swap(folder, place, name)
    for name in REST:
        if (place / NEW / name).exists():
            os.replace(place / NEW / name, folder / name)
    for one in (folder / "vault", folder):
        files.sync_folder(one)
    card.pin_kiosks(folder)
    for name in DATABASES:
        files.destroy(place / OLD / name.name)
    migrating.destroy_copies(folder)
    shutil.rmtree(place)
    files.sync_folder(folder)


def _swap(folder: Path, place: Path, name: Path) -> None:
    """The new database for the old one; the old one's log is empty and goes with it."""
    if not (place / NEW / name).exists():
        return
    old = place / OLD / name.name
    old.parent.mkdir(exist_ok=True)
    for log in _LOGS:
        (folder / name).with_name(f"{name.name}{log}").unlink(missing_ok=True)
    if not old.exists() and (folder / name).exists():
        os.replace(folder / name, old)
        files.sync_folder(old.parent)
    os.replace(place / NEW / name, folder / name)
