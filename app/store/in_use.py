"""Who has the vault open. Every opener holds a share; re-keying takes the vault alone, and asks the others to leave.

What a killed re-keying left is put in order by the next opener, before it reads anything.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import Trouble
from app.store import files, generations, locks, staff

OPEN = Path("vault") / "open.mark"
REKEYING = Path("vault") / "rekeying.mark"
PATIENCE_SECONDS = 30.0
_WAIT_SECONDS = 5.0
_LOOK_EVERY_SECONDS = 0.1


class Share:
    """A share of the open vault: let go of it when the vault is closed."""

    def __init__(self, folder: Path, handle: int) -> None:
        self.folder, self._handle, self._stays = folder, handle, True
        self._rekeying, self._file = os.fspath(folder / REKEYING), os.fspath(folder / staff.FILE)
        self._staff = _stamp(self._file)

    def let_go(self) -> None:
        """Leave for good; a second time does nothing."""
        self._stays = False
        self._step_out()

    def _step_out(self) -> None:
        if self._handle >= 0:
            locks.let_go(self._handle)
            self._handle = -1

    def _step_in(self) -> None:
        if self._stays and (handle := locks.share(self.folder / OPEN)) is not None:
            self._handle = handle

    def must_serve(self, person: str) -> None:
        """Trouble `vault_rekeying` when all are to leave, `no_longer_staff` for who was removed; asked at each deed."""
        if locks.is_held(self._rekeying):
            raise Trouble("vault_rekeying")
        stamp = _stamp(self._file)
        if stamp != self._staff:
            if person not in staff.ids(self.folder):
                raise Trouble("no_longer_staff")
            self._staff = stamp


def enter(folder: Path) -> Share:
    """Take a share, after finishing what a killed re-keying left. Trouble `vault_rekeying` while one is at work."""
    with _plainly():
        until = time.monotonic() + _WAIT_SECONDS
        while not locks.is_held(folder / REKEYING) and time.monotonic() < until:
            if (handle := _entered(folder)) is not None:
                return Share(folder, handle)
            time.sleep(_LOOK_EVERY_SECONDS)
    raise Trouble("vault_rekeying")


def _entered(folder: Path) -> int | None:
    """A share in a vault that is in order; None when another has it alone just now."""
    handle = locks.share(folder / OPEN)
    if handle is None or not generations.is_waiting(folder):
        return handle
    locks.let_go(handle)
    handle = locks.hold(folder / OPEN)
    if handle is not None:
        try:
            generations.put_in_force(folder)
        finally:
            locks.let_go(handle)
    return None


@contextmanager
def alone(share: Share, tell: Callable[[int, int], None]) -> Iterator[None]:
    """Have the vault for oneself, and everybody who opens it wait.

    `tell` hears 0 of 0 while others are asked to leave; what it raises stops it. Raises Trouble `vault_rekeying` when
    somebody else re-keys, `vault_open_elsewhere` when the others do not leave in time.
    """
    folder = share.folder
    with _plainly():
        wanted = _held(folder / REKEYING, lambda: None, 1.0)
    if wanted is None:
        raise Trouble("vault_rekeying")
    mine = None
    share._step_out()
    try:
        mine = _held(folder / OPEN, lambda: tell(0, 0), PATIENCE_SECONDS)
        if mine is None:
            raise Trouble("vault_open_elsewhere")
        yield
    finally:
        if mine is not None:
            locks.let_go(mine)
        share._step_in()
        (folder / REKEYING).unlink(missing_ok=True)
        locks.let_go(wanted)


def _held(path: Path, tell: Callable[[], None], patience: float) -> int | None:
    until = time.monotonic() + patience
    while (handle := locks.hold(path)) is None and time.monotonic() < until:
        tell()
        time.sleep(_LOOK_EVERY_SECONDS)
    return handle


def _stamp(file: str) -> tuple[int, int]:
    """What changes when the file of those who can unlock is written anew."""
    try:
        found = os.stat(file)
    except OSError:
        return 0, 0
    return found.st_ino, found.st_mtime_ns


@contextmanager
def _plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble("files_run_out" if files.run_out() else "vault_not_writable") from error
