"""An answer at the kiosk until it is durable, beside the same bytes written, synced and renamed on the same disk.

Ours is the kiosk's whole deed: check the answer, seal and sign the envelope, write it durably with its folder, and work
out the next position. Beside it the bare system calls with the bytes of the envelope just written: write, sync, rename.
"""

from __future__ import annotations

import os
from pathlib import Path

from app.actions import visit
from app.office import new_office, open_kiosk
from tests.bench.figures import Figure, in_turns, milliseconds

ROUNDS = 200


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one answer."""
    office = place / "answer-office"
    new_office(office, name="Bench", operator="atlas", practice=True)
    sitting = visit.begin(open_kiosk(office))
    sitting.start("nl")
    bare = place / "bare"
    bare.mkdir()
    years = iter(range(ROUNDS + 1))

    def answer() -> float:
        birth = f"{1950 + next(years) % 50}-05-03"
        return milliseconds(lambda: sitting.give("birth_date", birth))

    def three_calls() -> float:
        last = max((office / "letterbox").rglob("*.env"))
        data = last.read_bytes()
        return milliseconds(lambda: _write_sync_rename(bare / last.name, data))

    ours, floor = in_turns(answer, three_calls, ROUNDS)
    sitting.leave()
    return [Figure("kiosk: an answer durable", "ms", ours, None, "write, sync, rename", floor, 2)]


def _write_sync_rename(path: Path, data: bytes) -> None:
    temp = f"{path}.tmp"
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    os.rename(temp, path)
