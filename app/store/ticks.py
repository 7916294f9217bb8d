"""Time-ordered ids: wall clock in milliseconds, a counter where the clock stands or goes back, the device."""

from __future__ import annotations

from datetime import datetime

_MOST = 0xFFFF


def next_id(last: str | None, at: datetime, device: str) -> str:
    """An id that sorts after `last`, also when the clock was set back."""
    wall, count = int(at.timestamp() * 1000), 0
    if last is not None:
        last_wall, last_count = int(last[:12], 16), int(last[13:17], 16)
        if wall <= last_wall:
            wall, count = last_wall, last_count + 1
        if count > _MOST:
            wall, count = wall + 1, 0
    return f"{wall:012x}-{count:04x}-{device}"
