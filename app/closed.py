"""Closed by default: the first statement of every way into the program, and what a bug may say of it."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from types import TracebackType

MASK = 0o077
BUG = 70
"""Exit status after a bug."""


def by_default() -> None:
    """What is made from now on is for this user alone, and a crash leaves no picture of the memory on the disk."""
    os.umask(MASK)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def scrubbed(kind: type[BaseException], trace: TracebackType | None) -> str:
    """What may be known of a bug: type, file and line only; no values, no message."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join([kind.__name__, *places]) + "\n"
