"""What a restored office sees to when its vault is opened for the first time, before anything is shown.

A restore leaves a note with who is gone since: dossiers that were erased and staff who were removed. The vault erases
and removes them again, makes its lists anew and takes the note away. Killed in between, it begins again at the next
opening.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.errors import Trouble
from app.store import files

NOTE = Path("vault") / "restored.txt"
LIST = Path("keys-backups") / "erased.txt"


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


def remember(folder: Path, one: str) -> None:
    """Write a dossier or a person on the list of who is gone, which lies beside the key backups and goes with them."""
    known = gone(folder)
    if one not in known:
        (folder / LIST).parent.mkdir(exist_ok=True)
        files.write_durably(folder / LIST, "".join(f"{one}\n" for one in [*known, one]).encode())


def begin_list(folder: Path) -> None:
    """See that the list is there, so that whoever copies the backups copies it too, and misses it where it is not."""
    if not (folder / LIST).exists():
        files.write_durably(folder / LIST, b"")


def gone(folder: Path) -> list[str]:
    """All dossiers ever erased here and all staff ever removed, by their pseudonymous ids."""
    path = folder / LIST
    return path.read_text(encoding="utf-8").split() if path.exists() else []


def copy_list(folder: Path, target: Path) -> None:
    """Carry the list of who is gone along with a copy of the backups. Trouble `backup_not_copied`."""
    known = gone(folder)
    try:
        files.write_durably(target / LIST.name, "".join(f"{one}\n" for one in known).encode())
    except OSError as error:
        raise Trouble("backup_not_copied", folder=str(target)) from error
