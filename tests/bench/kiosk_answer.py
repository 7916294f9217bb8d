"""An answer at the kiosk until it is durable, beside the same bytes written, synced and renamed on the same disk.

Ours seals and signs the envelope, writes it, syncs it, renames it into place and syncs its folder. Beside it the bare
system calls with the bytes of the envelope just written: write, sync, rename. The second line is the whole deed:
check the answer, make it durable, and work out where the newcomer stands now.
"""

from __future__ import annotations

import os
from functools import partial
from itertools import cycle
from pathlib import Path

from app.actions import visit
from app.office import open_kiosk
from tests.bench.figures import Figure, in_turns, milliseconds
from tests.bench.places import practice_office

ROUNDS = 200


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one answer."""
    folder = practice_office(place / "answer-office")
    office = open_kiosk(folder)
    letters = office.letterbox.begin("nl", office.clock.now())
    bare = place / "bare"
    bare.mkdir()
    years = cycle(range(1950, 2000))

    def put() -> float:
        body = {"kind": "answered", "question": "birth_date", "raw": f"{next(years)}-05-03"}
        return milliseconds(lambda: office.letterbox.put(letters, body, at=office.clock.now()))

    def three_calls() -> float:
        last = max((folder / "letterbox").rglob("*.env"))
        data = last.read_bytes()
        return milliseconds(lambda: _write_sync_rename(bare / last.name, data))

    ours, floor = in_turns(put, three_calls, ROUNDS)
    office.letterbox.close(letters)
    sitting = visit.begin(office)
    sitting.start("nl")
    whole = tuple(milliseconds(partial(sitting.give, "birth_date", f"{next(years)}-05-03")) for _ in range(ROUNDS))
    sitting.leave()
    return [
        Figure("kiosk: an answer durable", "ms", ours, None, "write, sync, rename", floor, 2),
        Figure("kiosk: an answer, the whole deed", "ms", whole),
    ]


def _write_sync_rename(path: Path, data: bytes) -> None:
    temp = f"{path}.tmp"
    handle = os.open(temp, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(handle, data)
    os.fsync(handle)
    os.close(handle)
    os.rename(temp, path)
