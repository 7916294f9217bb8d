"""Where the benchmarks work: on a real disk, in an office made up for them."""

from __future__ import annotations

import subprocess
from pathlib import Path

from app.office import new_office

IN_MEMORY = {"tmpfs", "ramfs"}


def file_system(folder: Path) -> str:
    """The kind of file system a folder lies on, as `stat -f` names it. Raises SystemExit where it is memory."""
    kind = subprocess.run(["stat", "-f", "-c", "%T", folder], capture_output=True, text=True, check=True).stdout.strip()
    if kind in IN_MEMORY:
        raise SystemExit(f"{folder} lies in memory ({kind}); name a folder on a disk with --place.")
    return kind


def practice_office(folder: Path) -> Path:
    """A practice office in this folder, which does not exist yet; who unlocks it waits for no stretched passphrase."""
    new_office(folder, name="Bench", operator="atlas", practice=True)
    return folder
