"""What the colours of a paper mean, for the archive: sRGB as an ICC profile (ICC.1:2001-04, IEC 61966-2-1)."""

from __future__ import annotations

import struct
from functools import cache

NAME = "sRGB IEC61966-2.1"
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {b"rXYZ": (0.4361, 0.2225, 0.0139), b"gXYZ": (0.3851, 0.7169, 0.0971), b"bXYZ": (0.1431, 0.0606, 0.7141)}
_STEPS = 256


@cache
def srgb() -> bytes:
    """The profile: white point, the three primaries, and one curve for all of them."""
    curve = b"curv" + struct.pack(f">II{_STEPS}H", 0, _STEPS, *(_linear(at / (_STEPS - 1)) for at in range(_STEPS)))
    name = NAME.encode() + b"\0"
    parts = {
        b"desc": b"desc" + struct.pack(">II", 0, len(name)) + name + bytes(78),
        b"cprt": b"text" + bytes(4) + b"No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(primary) for tag, primary in _PRIMARIES.items()},
        b"rTRC": curve,
    }
    table, data, start = [], b"", 128 + 4 + 12 * (len(parts) + 2)
    for tag, part in parts.items():
        table.append((tag, start + len(data), len(part)))
        data += part + bytes(-len(part) % 4)
    table += [(tag, *table[-1][1:]) for tag in (b"gTRC", b"bTRC")]
    tags = struct.pack(">I", len(table)) + b"".join(struct.pack(">4sII", *row) for row in table)
    return _head(start + len(data)) + tags + data


def _head(size: int) -> bytes:
    made = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    light = struct.pack(">3i", *(round(one * 65536) for one in _WHITE))
    head = struct.pack(">I4sI4s4s4s", size, bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ") + made + b"acsp"
    return head + bytes(28) + light + bytes(128 - len(head) - 28 - len(light))


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + struct.pack(">I3i", 0, *(round(value * 65536) for value in values))


def _linear(value: float) -> int:
    return round(65535 * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4))
