"""The kiosk's side of the letterbox: every answer becomes a sealed, signed, chained envelope before the next page.

A visit is a folder `letterbox/<kiosk>/<ticket>.<random>`; an envelope is `000001.env` in it. The file `.running` in
the folder is marked by the process that runs the visit; the mark goes when the process ends, however it ends.
"""

from __future__ import annotations

import errno
import secrets
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from app.errors import Trouble
from app.seals import digest
from app.store import card, envelope, files, locks
from app.store.card import KEY_FOLDER, KioskCard

FOLDER = "letterbox"
RUNNING = ".running"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass
class Visit:
    """One sitting at a kiosk, from the language page on."""

    id: str
    ticket: str
    seq: int = 0
    before: str = ""
    mark: int | None = field(default=None, repr=False)


class Writer:
    """Puts envelopes into the letterbox. It can close them; it cannot open any."""

    def __init__(self, folder: Path, kiosk: KioskCard) -> None:
        self._folder = folder
        self._kiosk = kiosk
        self._box = folder / FOLDER / kiosk.id

    def begin(self, language: str, at: datetime) -> Visit:
        """Start a visit: its ticket number, its folder, and the first envelope.

        The office's card is read anew, after the visit is marked as running: it may have got other keys.
        """
        with _said_plainly():
            ticket = f"{self._kiosk.id}-{self._next_number():03d}"
            visit = Visit(id=f"{ticket}.{secrets.token_hex(6)}", ticket=ticket)
            place = self._box / visit.id
            place.mkdir(parents=True)
            visit.mark = locks.hold(place / RUNNING)
            files.sync_folder(self._box)
        try:
            self._kiosk = card.read_kiosk(self._folder, self._kiosk.id)
            self.put(visit, {"kind": "started", "language": language, "ticket": ticket}, at=at)
        except Trouble:
            self.close(visit)
            shutil.rmtree(place, ignore_errors=True)
            raise
        return visit

    def put(self, visit: Visit, body: Mapping[str, object], *, at: datetime) -> int:
        """Seal one body; when this returns its number, it is on the disk.

        Rejected `answer_too_long`; Trouble `letterbox_full` or `letterbox_not_writable`.
        """
        seq = visit.seq + 1
        data = envelope.close(
            office=self._kiosk.office.fingerprint, office_public=self._kiosk.office.sealing_public,
            kiosk=self._kiosk.id, key=self._kiosk.key, visit=visit.id, seq=seq, before=visit.before,
            at=at.isoformat(), body=body,
        )  # fmt: skip
        with _said_plainly():
            files.add_durably(self._box / visit.id / f"{seq:06d}.env", data)
        visit.seq, visit.before = seq, digest(data)
        return seq

    def close(self, visit: Visit) -> None:
        """The visit no longer runs; the counter may take it."""
        if visit.mark is not None:
            locks.let_go(visit.mark)
            visit.mark = None

    def _next_number(self) -> int:
        path = self._folder / KEY_FOLDER / f"{self._kiosk.id}.number"
        said = path.read_bytes() if path.exists() else b""
        number = (int(said) if said.isdigit() else 0) % 999 + 1  # a damaged one begins anew
        files.write_durably(path, str(number).encode())
        return number


@contextmanager
def _said_plainly() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Trouble("letterbox_full" if error.errno in _FULL else "letterbox_not_writable") from error
