"""Files that are either wholly there or not there, also after a power cut."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Trouble
from app.store import locks

_MARK = ".mark"
_FILES_OF_A_DATABASE = 4
_PIECE = 1 << 20


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


def add_durably(path: Path, data: bytes) -> None:
    """Add a file under a name that nothing has yet, with one wait for the disk instead of two.

    The file is synced after it was renamed: the rename changed the file's own entry too, so the journal that the sync
    waits for holds both (ext4, XFS, Btrfs). After a crash before the sync returns, the name may stand there with less
    in it: whoever reads such files must notice, and nobody was told by then that it is kept. On other systems this is
    `write_durably`.
    """
    if sys.platform != "linux":
        write_durably(path, data)
        return
    temp = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
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


def readable(path: Path) -> str:
    """The path as a text that can be kept: what in it is not of the file system's letters stands as a question mark."""
    return str(path).encode(errors="replace").decode()


def destroy(path: Path) -> None:
    """Overwrite a file and delete it. On disks that write elsewhere than they are told (SSD, copy on write) what stood
    there may stay until its place is used again; it is encrypted all the same."""
    if not path.exists():
        return
    with path.open("rb+") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _PIECE)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def trouble(error: OSError, otherwise: str, **where: str) -> Trouble:
    """`disk_full` where there is no room on the disk, or none left for this user; else what `otherwise` says."""
    return Trouble("disk_full" if error.errno in (errno.ENOSPC, errno.EDQUOT) else otherwise, **where)


def run_out() -> bool:
    """Are there fewer files left for this process than a database opens at once?"""
    taken: list[int] = []
    try:
        taken += (os.open(os.sep, os.O_RDONLY) for _ in range(_FILES_OF_A_DATABASE))
    except OSError as error:
        return error.errno in (errno.EMFILE, errno.ENFILE)
    finally:
        for handle in taken:
            os.close(handle)
    return False


@contextmanager
def unfinished(place: Path, name: str) -> Iterator[Path]:
    """A free path in a folder for something that is being made: it is gone at the end, unless it was renamed.

    A mark beside it is held while this process lives, so that what a killed one left under that name is known and goes.
    """
    _clear_away(place, name)
    path = place / f"{name}.{secrets.token_hex(4)}"
    mark = path.with_name(f"{path.name}{_MARK}")
    handle = None
    try:
        handle = locks.hold(mark)
        yield path
    finally:
        _remove(path)
        mark.unlink(missing_ok=True)
        if handle is not None:
            locks.let_go(handle)


def _clear_away(place: Path, name: str) -> None:
    for mark in place.iterdir():
        if mark.name.startswith(f"{name}.") and mark.name.endswith(_MARK) and not locks.is_held(mark):
            _remove(mark.with_name(mark.name.removesuffix(_MARK)))
            mark.unlink(missing_ok=True)


def _remove(path: Path) -> None:
    """A file, a folder with all that is in it, or nothing."""
    if path.is_file():
        path.unlink()
    shutil.rmtree(path, ignore_errors=True)


def sync_all(folder: Path) -> None:
    """Make everything in a folder durable, names and content."""
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)


def sync_file(path: Path) -> None:
    """Make the content of a file durable."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets us ask for it."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
