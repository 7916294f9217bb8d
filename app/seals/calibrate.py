"""How hard this machine can make guessing: a cost of stretching that takes about as long as a person waits gladly."""

from __future__ import annotations

import os
from time import perf_counter

from app.seals.wraps import LEAST_MEMORY_KIB, Cost, stretch

SECONDS = 0.7
MOST_MEMORY_KIB = 2 * LEAST_MEMORY_KIB
_LEAST_PASSES, _MOST_PASSES = 3, 40


def calibrate(seconds: float = SECONDS) -> Cost:
    """Memory first, passes second, so that one unlocking takes about `seconds` here; never under the least cost."""
    lanes = max(1, min(4, os.cpu_count() or 1))
    memory = MOST_MEMORY_KIB
    one = _one_pass(memory, lanes)
    if one * _LEAST_PASSES > seconds:
        memory = LEAST_MEMORY_KIB
        one = _one_pass(memory, lanes)
    passes = round(seconds / one)
    return Cost(memory, max(_LEAST_PASSES, min(passes, _MOST_PASSES)), lanes)


def _one_pass(memory_kib: int, lanes: int) -> float:
    """Seconds for one more pass: the difference leaves out what fetching the memory takes."""
    return max(_seconds(Cost(memory_kib, 3, lanes)) - _seconds(Cost(memory_kib, 1, lanes)), 0.002) / 2


def _seconds(cost: Cost) -> float:
    start = perf_counter()
    stretch("a passphrase of nobody", bytes(16), cost)
    return perf_counter() - start
