"""Is a write-ahead log whole? SQLite takes a damaged frame for the end of the log and drops what follows in silence.

What follows was acknowledged, so a frame that is wrong in the middle is damage and not an end. The last change in the
log cannot be told from one that a power cut broke off before it was acknowledged; it is left to SQLite.
Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_MAGIC = 0x377F0682
_MASK = 0xFFFFFFFF
Sum = tuple[int, int]


@dataclass(frozen=True)
class _Frame:
    """One page in the log: does it follow from the frame before as that one stands there? Does it end a change?"""

    ours: bool
    follows: bool
    ends_change: bool


def is_broken(database: Path) -> bool:
    """Does something acknowledged lie behind a damaged place in the log beside this database?

    A log that another process is writing is looked at again.
    """
    path = database.with_name(f"{database.name}-wal")
    before = None
    while path.exists() and (data := path.read_bytes()) and _looks_broken(data):
        if data == before:
            return True
        before = data
    return False


def _looks_broken(data: bytes) -> bool:
    if len(data) <= _HEADER.size + _FRAME.size:
        return False
    magic, _, page, _, *salts, one, two = _HEADER.unpack_from(data)
    order = ">" if magic & 1 else "<"
    if magic & ~1 != _MAGIC or _sum(data[: _HEADER.size - 8], (0, 0), order) != (one, two):
        return True
    frames = _frames(data, page, salts, (one, two), order)
    whole_until_here, change_ended = True, False
    for frame in frames:
        if whole_until_here and frame.ours and frame.follows:
            continue
        if not whole_until_here and change_ended and frame.ours and frame.follows:
            return True
        whole_until_here = False
        change_ended = change_ended or frame.ends_change
    return False


def _frames(data: bytes, page: int, salts: list[int], before: Sum, order: str) -> Iterator[_Frame]:
    size = _FRAME.size + page
    for at in range(_HEADER.size, len(data) - size + 1, size):
        _, commit, *own, one, two = _FRAME.unpack_from(data, at)
        content = data[at : at + 8] + data[at + _FRAME.size : at + size]
        follows = _sum(content, before, order) == (one, two)
        yield _Frame(own == salts, follows, commit != 0)
        before = one, two


def _sum(data: bytes, start: Sum, order: str) -> Sum:
    """The checksum of the format: two sums over pairs of words, each taking in the other."""
    one, two = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for first, second in zip(words[::2], words[1::2], strict=True):
        one = (one + first + two) & _MASK
        two = (two + second + one) & _MASK
    return one, two
