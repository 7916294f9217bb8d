"""Closed by default: the first statement of every way into the program."""

from __future__ import annotations

import os
import sys

MASK = 0o077


def by_default() -> None:
    """What is made from now on is for this user alone, and a crash leaves no picture of the memory on the disk."""
    os.umask(MASK)
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
