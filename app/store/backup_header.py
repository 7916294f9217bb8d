"""The two lines in the clear at the head of a backup: whose it is, when it was made, which keys open it.

    onthaal-backup 1
    {"at": ..., "kind": ..., "office": ..., "opens": [mark of the key on paper, mark of the office's own key]}
    an age file

It is there so that another office's backup, or one sealed to another key, is named before anything is opened. It is
believed only when the sealed manifest says the same.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import BinaryIO

from app.errors import Trouble

MAGIC = b"onthaal-backup 1\n"
MOST_BYTES = 2_000


@dataclass(frozen=True)
class Header:
    """What stands at the head; `at` is an ISO moment, `office` a fingerprint, `opens` marks of keys."""

    kind: str
    office: str
    at: str
    opens: tuple[str, ...]

    def as_bytes(self) -> bytes:
        """The two lines."""
        return MAGIC + json.dumps(asdict(self), sort_keys=True).encode() + b"\n"


def read(source: BinaryIO, name: str) -> Header:
    """Read the two lines, and leave the source at the seal. Trouble `backup_unreadable`, `backup_newer`."""
    magic = source.readline(len(MAGIC) + 20)
    if magic != MAGIC:
        newer = magic.startswith(MAGIC[:-2]) and magic[len(MAGIC) - 2 : -1].isdigit()
        raise Trouble("backup_newer" if newer else "backup_unreadable", file=name)
    line = source.readline(MOST_BYTES)
    try:
        raw = json.loads(line)
        header = Header(str(raw["kind"]), str(raw["office"]), str(raw["at"]), tuple(map(str, raw["opens"])))
        datetime.fromisoformat(header.at)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Trouble("backup_unreadable", file=name) from error
    # It has one spelling, so that no byte of it changes unnoticed.
    if header.as_bytes() != MAGIC + line:
        raise Trouble("backup_unreadable", file=name)
    return header
