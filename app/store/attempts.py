"""Wrong passphrases, counted in `vault/attempts.toml`, so that the next try waits longer, also after a restart.

A try is counted before it is made: ending the program in between gains nothing. The file holds no names, only the
salted digests of `staff.toml`; all names that the office does not know share one line. It protects the unlocking in
this program only: somebody who has the files guesses elsewhere, and what slows that down is the cost of stretching.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from pathlib import Path

from app.errors import Trouble
from app.store import files, tomltext

FILE = Path("vault") / "attempts.toml"
FREE = 3
FIRST_SECONDS, MOST_SECONDS = 5, 300


@dataclass(frozen=True)
class Tries:
    """How often one person was wrong since the last time it went well, and when last (seconds since 1970)."""

    wrong: int
    last: int


def delay(wrong: int) -> int:
    """Seconds to wait after this many wrong passphrases: none for the first few, then doubling up to five minutes."""
    return 0 if wrong < FREE else min(FIRST_SECONDS << min(wrong - FREE, 16), MOST_SECONDS)


def begin(folder: Path, who: str, at: datetime) -> None:
    """Count a try as wrong until it went well; `wait_after_wrong` with the `seconds` when it comes too early."""
    known = _read(folder)
    tries, now = known.get(who, Tries(0, 0)), int(at.timestamp())
    wait = delay(tries.wrong)
    # A clock that was set back makes nobody wait longer than the delay itself.
    left = min(tries.last + wait - now, wait)
    if left > 0:
        raise Trouble("wait_after_wrong", seconds=str(ceil(left)))
    _write(folder, known | {who: Tries(tries.wrong + 1, now)})


def went_well(folder: Path, who: str) -> int:
    """Forget the wrong ones of this person; how many there were before this try."""
    known = _read(folder)
    tries = known.pop(who, Tries(1, 0))
    _write(folder, known)
    return tries.wrong - 1


def _read(folder: Path) -> dict[str, Tries]:
    if not (folder / FILE).is_file():
        return {}
    raw = tomltext.read(folder / FILE, broken="attempts_file_damaged")
    try:
        return {str(one["who"]): Tries(int(one["wrong"]), int(one["last"])) for one in raw.get("tries", [])}
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Trouble("attempts_file_damaged", file=FILE.name) from error


def _write(folder: Path, known: dict[str, Tries]) -> None:
    lines: list[tomltext.Table] = [
        {"who": who, "wrong": tries.wrong, "last": tries.last} for who, tries in sorted(known.items())
    ]
    try:
        files.write_durably(folder / FILE, tomltext.write({"tries": lines}))
    except OSError as error:
        raise files.trouble(error, "vault_not_writable", file=FILE.name) from error
