"""Who has which dossier open now: a mark for each, held by the process that shows it; names no newcomer.

The system clears a mark when its process ends, however it ends, so that nobody stays in a dossier after a crash.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app.store import locks

FOLDER = Path("vault") / "at-work"
_ENDING = ".mark"


class Place:
    """Where one opened vault is at work: in one dossier, or in none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER
        self._path, self._handle = self._folder, -1

    def go_to(self, dossier: str, person: str) -> None:
        """Leave the dossier of before, and be seen in this one; where no mark can be made nobody sees it."""
        path = self._folder / f"{dossier}.{person}{_ENDING}"
        if path == self._path and self._handle >= 0:
            return
        self.leave()
        with suppress(OSError):
            self._folder.mkdir(exist_ok=True)
            self._path, self._handle = path, _held(path)

    def leave(self) -> None:
        """Be in no dossier; a second time does nothing."""
        if self._handle >= 0:
            locks.let_go(self._handle)
            self._handle = -1
            _is_held(self._path)


def everybody(folder: Path) -> dict[str, tuple[str, ...]]:
    """Dossier to the ids of those who have it open; a mark that a process left behind goes."""
    found: dict[str, tuple[str, ...]] = {}
    with suppress(OSError):
        for name in sorted(os.listdir(folder / FOLDER)):
            dossier, _, person = name.removesuffix(_ENDING).partition(".")
            if _is_held(folder / FOLDER / name):
                found[dossier] = (*found.get(dossier, ()), person)
    return found


def _held(path: Path) -> int:
    """The mark, held; -1 when the same person has the dossier open elsewhere too."""
    handle = locks.hold(path)
    if handle is not None and not path.exists():  # somebody took it away just then, as one that was left behind
        locks.let_go(handle)
        handle = locks.hold(path)
    return -1 if handle is None else handle


def _is_held(path: Path) -> bool:
    held = locks.is_held(path)
    if not held:
        with suppress(OSError):  # in use again, or the folder cannot be written
            path.unlink(missing_ok=True)
    return held
