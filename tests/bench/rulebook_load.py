"""The rulebook read and made ready to judge, in a fresh process each time; importing the program is not counted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.bench.figures import Figure

ROUNDS = 15
LOAD = """
from time import perf_counter
from app.rulebook import load
began = perf_counter()
load()
print((perf_counter() - began) * 1000)
"""


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one load."""
    return [Figure("rulebook: load", "ms", tuple(_once() for _ in range(ROUNDS)), 60)]


def _once() -> float:
    return float(subprocess.run([sys.executable, "-c", LOAD], capture_output=True, text=True, check=True).stdout)
