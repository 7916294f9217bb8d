"""What is done when the vault of a restored office is opened for the first time, before anything is shown.

A restore leaves a note with who is gone since: dossiers that were erased and staff who were removed. The vault erases
and removes them again, makes its lists anew and takes the note away. Killed in between, it begins again at the next
opening.

The list of who is gone, `keys-backups/erased.txt`, holds an id a line and a digest of these lines at its end, so that
a damaged one is noticed before it brings somebody back. What it is to hold is in the vault too, and each backup writes
it anew from there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from app.errors import Trouble
from app.seals import digest
from app.store import files

NOTE = Path("vault") / "restored.txt"
LIST = Path("keys-backups") / "erased.txt"
_DIGEST = "= "
_ID = re.compile(r"[DS]-[0-9a-f]{6,10}").fullmatch


def leave(folder: Path, gone: Sequence[str]) -> None:
    """Leave the note in a restored folder: pseudonymous ids, one a line."""
    files.write_durably(folder / NOTE, "".join(f"{one}\n" for one in gone).encode())


def read(folder: Path) -> list[str] | None:
    """The ids of the note; None when this office was not restored, or all is seen to."""
    path = folder / NOTE
    return path.read_text(encoding="utf-8").split() if path.exists() else None


def done(folder: Path) -> None:
    """Take the note away."""
    (folder / NOTE).unlink()
    files.sync_folder((folder / NOTE).parent)


def remember(folder: Path, *people: str) -> None:
    """Write dossiers or staff on the list of who is gone, which lies beside the key backups and goes with them.

    Of a list that was damaged stays what still is an id. Trouble `disk_full` or `vault_not_writable`.
    """
    if (folder / LIST).exists() and not lacks(folder, people):
        return
    try:
        (folder / LIST).parent.mkdir(exist_ok=True)
        files.write_durably(folder / LIST, _written(dict.fromkeys([*_ids(folder / LIST), *people])))
    except OSError as error:
        raise files.trouble(error, "vault_not_writable", file=LIST.name) from error


def lacks(folder: Path, people: Collection[str]) -> bool:
    """Is the list damaged, or does it not name all of these people?"""
    return _damaged(folder) or not set(people) <= set(_ids(folder / LIST))


def gone(folder: Path) -> list[str]:
    """All dossiers ever erased here and all staff ever removed, by their pseudonymous ids. Trouble as `listed`."""
    path = folder / LIST
    return listed(path) if path.exists() else []


def listed(path: Path) -> list[str]:
    """Who stands on a list; one of an earlier version has no digest. Trouble `erasures_unreadable`."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("erasures_unreadable", file=path.name) from error
    ids = lines[:-1] if lines and lines[-1].startswith(_DIGEST) else lines
    if not all(map(_ID, ids)) or (ids != lines and lines[-1] != _digest_of(ids)):
        raise Trouble("erasures_unreadable", file=path.name)
    return ids


def _damaged(folder: Path) -> bool:
    try:
        gone(folder)
    except Trouble:
        return True
    return False


def _ids(path: Path) -> list[str]:
    raw = path.read_bytes().decode(errors="replace") if path.exists() else ""
    return [one for one in raw.splitlines() if _ID(one)]


def _written(ids: Iterable[str]) -> bytes:
    lines = list(ids)
    return "".join(f"{one}\n" for one in [*lines, _digest_of(lines)]).encode()


def _digest_of(ids: Sequence[str]) -> str:
    return _DIGEST + digest("\n".join(ids).encode())


def copy_list(folder: Path, target: Path) -> None:
    """Carry the list of who is gone along with a copy of the backups. Trouble `backup_not_copied`."""
    known = gone(folder)
    try:
        files.write_durably(target / LIST.name, _written(known))
    except OSError as error:
        raise Trouble("backup_not_copied", folder=str(target)) from error
