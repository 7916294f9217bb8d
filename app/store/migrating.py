"""Bringing a database of an older version up to date. It is copied first; the copy goes after the first good backup.

Each step is a transaction of its own: killed in between, the next opening goes on. A copy is encrypted under the same
key as the database beside which it lies. An erasure and a re-keying destroy the copies too, for they hold what is to
be gone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import sqlite_utils
from sqlite_utils import Migrations

from app.errors import Trouble
from app.store import files, locks

MARK = "migrating.mark"
BEFORE = ".before-"
_UNFINISHED = ".copying"
_WAIT_SECONDS = 600.0


def migrate(db: sqlite_utils.Database, steps: Migrations, path: Path, copy: Callable[[Path], None]) -> None:
    """Apply the steps that this database lacks; `copy` makes a copy of it under the same key.

    Trouble `vault_newer` when it has steps that this program lacks.
    """
    if _lacking(db, steps, path):
        # Another process that opens it meanwhile waits.
        with locks.in_turn(path.parent / MARK, _WAIT_SECONDS):
            lacking = _lacking(db, steps, path)
            if lacking and steps.applied(db):
                _keep_copy(path, lacking[0], copy)
            steps.apply(db)


def copies(folder: Path) -> list[Path]:
    """The copies of older databases in an office folder."""
    return sorted(folder.glob(f"vault/*{BEFORE}*"))


def destroy_copies(folder: Path) -> None:
    """What they were kept for is over."""
    for path in copies(folder):
        files.destroy(path)


def _lacking(db: sqlite_utils.Database, steps: Migrations, path: Path) -> list[str]:
    lacking = [step.name for step in steps.pending(db)]
    ours = {step.name for step in steps._migrations}
    if {step.name for step in steps.applied(db)} - ours:
        raise Trouble("vault_newer", file=path.name)
    return lacking


def _keep_copy(path: Path, step: str, copy: Callable[[Path], None]) -> None:
    """A copy of one moment, whole or not there; a second try keeps the first one's."""
    target = path.with_name(f"{path.name}{BEFORE}{step}")
    if target.exists():
        return
    with files.unfinished(path.parent, _UNFINISHED) as half:
        half.mkdir()
        made = half / path.name
        copy(made)
        files.sync_all(half)
        os.replace(made, target)
        files.sync_folder(path.parent)
