"""A mark that a process holds, alone or with others, and that the system clears when it ends, however it ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Trouble

_LOOK_EVERY_SECONDS = 0.02
_TO_LOOK = os.O_RDWR if sys.platform == "win32" else os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
"""Whoever may write into the letterbox could lay a pipe where a mark is looked for: nobody waits for it."""


def hold(path: Path) -> int | None:
    """Take the mark alone; None when somebody else has it. Keep the number: closing it lets go."""
    return _taken(path, alone=True)


def share(path: Path) -> int | None:
    """Take the mark together with whoever else shares it; None when somebody holds it alone."""
    return _taken(path, alone=False)


def is_held(path: Path | str) -> bool:
    """Does a running process hold the mark alone? Where there is no file, but a link or a pipe, nobody does."""
    if not os.access(path, os.F_OK):
        return False
    try:
        handle = os.open(path, _TO_LOOK)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP, errno.ENXIO):
            return False
        raise
    try:
        return not _lock(handle, alone=False)
    finally:
        os.close(handle)


def let_go(handle: int) -> None:
    """Give the mark back."""
    os.close(handle)


@contextmanager
def in_turn(path: Path, seconds: float) -> Iterator[None]:
    """Hold the mark alone, after waiting for it at most so long. Trouble `vault_busy`, `vault_not_writable`."""
    until = time.monotonic() + seconds
    try:
        while (handle := hold(path)) is None:
            if time.monotonic() > until:
                raise Trouble("vault_busy")
            time.sleep(_LOOK_EVERY_SECONDS)
    except OSError as error:
        raise Trouble("vault_not_writable", file=path.name) from error
    try:
        yield
    finally:
        let_go(handle)


def _taken(path: Path, *, alone: bool) -> int | None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    if _lock(handle, alone=alone):
        return handle
    os.close(handle)
    return None


if sys.platform == "win32":
    import msvcrt
    import secrets

    # Windows locks bytes, and alone only: who shares takes one byte of many, who is alone takes them all.
    _BYTES = 1 << 16

    def _lock(handle: int, *, alone: bool) -> bool:
        os.lseek(handle, 0 if alone else secrets.randbelow(_BYTES), os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, _BYTES if alone else 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(handle: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
