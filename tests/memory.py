"""Looks for a word in the memory of a process that runs, as somebody with its rights can."""

from __future__ import annotations

import re
from pathlib import Path

ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le")


def holds(pid: int, word: str) -> bool:
    """Does the word lie anywhere in the memory of a process that can be written? One that is gone holds nothing."""
    wanted = [word.encode(one) for one in ENCODINGS]
    try:
        maps, memory = Path(f"/proc/{pid}/maps").read_text(), Path(f"/proc/{pid}/mem").open("rb")
    except (FileNotFoundError, ProcessLookupError):
        return False
    places = re.findall(r"^(\w+)-(\w+) rw", maps, re.MULTILINE)
    with memory:
        for begin, end in places:
            try:
                memory.seek(int(begin, 16))
                held = memory.read(int(end, 16) - int(begin, 16))
            except OSError:
                continue
            if any(one in held for one in wanted):
                return True
    return False
