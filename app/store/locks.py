"""A mark that a process holds while it runs and that the system clears when it ends, however it ends."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def hold(path: Path) -> int | None:
    """Take the mark; None when somebody else has it. Keep the number: closing it lets go."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if _lock(handle):
        return handle
    os.close(handle)
    return None


def is_held(path: Path) -> bool:
    """Does a running process hold the mark? Without a file nobody does."""
    try:
        handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    except FileNotFoundError:
        return False
    try:
        return not _lock(handle)
    finally:
        os.close(handle)


def let_go(handle: int) -> None:
    """Give the mark back."""
    os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
