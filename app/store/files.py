"""Files that are either wholly there or not there, also after a power cut."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path


def write_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Write a file under another name, sync it, rename it into place, sync the folder."""
    temp = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temp, path)
    except OSError:
        temp.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def add_durably(path: Path, data: bytes, mode: int = 0o600) -> None:
    """Add a file under a name that nothing has yet, with one wait for the disk instead of two.

    The file is synced after it was renamed: the rename changed the file's own entry too, so the journal that the sync
    waits for holds both (ext4, XFS, Btrfs). A crash before the sync returns may leave the name with less in it: whoever
    reads such files must be able to tell; nobody was told yet that it is kept. Elsewhere it is written as any other.
    """
    if sys.platform != "linux":
        write_durably(path, data, mode)
        return
    temp = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.rename(temp, path)
            os.fsync(file.fileno())
    except OSError:
        temp.unlink(missing_ok=True)
        path.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets us ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
