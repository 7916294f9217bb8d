"""From the start of the process to the first painted page, and the memory of the idle kiosk; beside a bare window.

The kiosk is started as on an installed machine (`onthaal kiosk`), the bare window is a script of its own; both
offscreen and in the style that Qt chooses there. Qt tells when a window is painted: its log of painting names the
widgets it draws and the moment it flushes them to the screen. Compiled modules are in place, as after an installation:
the first round, which does not count, leaves them.

Memory is what the process and what it started (the next visit's, made ready beforehand) hold three seconds after the
first page: the private pages of all of them, and once the pages that they share, counted in the one that shares most.
Unlike the proportional set this does not change with other programs that use the same libraries.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter, sleep

from app.office import new_office
from tests.bench.figures import Figure, in_turns

ROUNDS = 15
IDLE_SECONDS = 3.0
BARE = Path(__file__).with_name("bare_window.py")


def figures(place: Path) -> list[Figure]:
    """Start in milliseconds, memory in megabytes."""
    office = place / "kiosk-office"
    new_office(office, name="Bench", operator="atlas", practice=True)
    kiosk = [sys.executable, "-m", "app", "kiosk", "--office", str(office)]
    memory: dict[str, list[float]] = {"RestingWindow": [], "QPushButton": []}

    def start(command: list[str], draws: str) -> float:
        milliseconds, megabytes = first_page(command, draws)
        memory[draws].append(megabytes)
        return milliseconds

    ours, floor = in_turns(
        lambda: start(kiosk, "RestingWindow"), lambda: start([sys.executable, str(BARE)], "QPushButton"), ROUNDS
    )
    idle, bare = memory["RestingWindow"], memory["QPushButton"]
    beside = "bare window with a button"
    return [
        Figure("kiosk: process start to first painted page", "ms", ours, None, beside, floor, 1.5),
        Figure("kiosk: memory when idle", "MB", tuple(idle), None, beside, tuple(bare), 1.8),
    ]


def first_page(command: list[str], draws: str) -> tuple[float, float]:
    """Milliseconds until a widget of that class stands on the screen, and megabytes when idle."""
    watched = {**os.environ, "QT_LOGGING_RULES": "qt.widgets.painting=true;default.warning=false"}
    watched.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    running = subprocess.Popen(command, env=watched, stderr=subprocess.PIPE, start_new_session=True)
    assert running.stderr is not None
    try:
        drawn = False
        for line in running.stderr:
            drawn = drawn or (b"Drawing" in line and draws.encode() in line)
            if drawn and b"Flushing" in line:
                break
        else:
            raise SystemExit(f"{' '.join(command)} ended before it had painted {draws}")
        took = perf_counter() - began
        sleep(IDLE_SECONDS)
        return took * 1000, _megabytes(list(_family(running.pid)))
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        running.stderr.close()


def _family(process: int) -> Iterator[int]:
    yield process
    for child in Path(f"/proc/{process}/task/{process}/children").read_text().split():
        yield from _family(int(child))


def _megabytes(processes: list[int]) -> float:
    private = [_kilobytes(process, "Private_") for process in processes]
    shared = [_kilobytes(process, "Shared_") for process in processes]
    return (sum(private) + max(shared)) / 1024


def _kilobytes(process: int, kind: str) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith((f"{kind}Clean:", f"{kind}Dirty:")))
