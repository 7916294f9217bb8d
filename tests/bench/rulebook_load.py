"""The rulebook read, written down and made ready to judge, in a fresh process each time, by the clock and by what the
processor worked. Importing the program is not counted; there is no cache on the disk.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure

ROUNDS = 15
LOAD = """
from time import perf_counter, process_time
from app.rulebook import load
began, worked = perf_counter(), process_time()
load()
print((perf_counter() - began) * 1000, (process_time() - worked) * 1000)
"""


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one load."""
    times, worked = zip(*(_once() for _ in range(ROUNDS)), strict=True)
    return [Figure("rulebook: load", "ms", times, 60), Figure("  processor time", "ms", worked, 60)]


def _once() -> tuple[float, float]:
    done = subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True)
    time, worked = map(float, done.stdout.split())
    return time, worked
