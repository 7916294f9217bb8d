"""From the start of the process to the first painted page, and the memory of the idle kiosk; beside a bare window.

The kiosk is started as on an installed machine (by `packaging/kiosk/session`), the bare window is a script of its own;
both offscreen and in the style that Qt chooses there. Qt tells when a window is painted: its log of painting names the
widgets it draws and the moment it flushes them to the screen. Compiled modules are in place, as after an installation:
the first round, which does not count, leaves them.

A visit's process begins with the touch: it is a copy of one that stands ready. Measured from the words that say so to
the first painted page; and, so that nobody is misled, also with nothing prepared, from the start of Python on.

Memory is what the process and what it started (the one that visits are copies of) hold three seconds after the
first page: the private pages of all of them, and once the pages that they share, counted in the one that shares most.
Unlike the proportional set this does not change with other programs that use the same libraries.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from tests.bench.figures import Figure, in_turns
from tests.bench.places import practice_office

ROUNDS = 15
IDLE_SECONDS = 3.0
BARE = Path(__file__).with_name("bare_window.py")
TOUCHED = json.dumps({"language": "nl", "place": [0, 0, 1280, 720]}).encode() + b"\n"


def figures(place: Path) -> list[Figure]:
    """Start in milliseconds, memory in megabytes."""
    office = practice_office(place / "kiosk-office")
    kiosk = [sys.executable, "-m", "ui", "kiosk", "--office", str(office)]
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
        *_visits(office),
    ]


def _visits(office: Path) -> list[Figure]:
    """The first page of a visit, its process ready to be copied, and from nothing."""
    visit = [sys.executable, "-m", "ui", "visit", "--office", str(office)]
    bare = [sys.executable, str(BARE)]
    ours, floor = in_turns(lambda: _first_of_a_visit(visit), lambda: first_page(bare, "QPushButton", 0)[0], ROUNDS)
    cold = tuple(_first_of_a_visit(visit, waits=False) for _ in range(ROUNDS))
    beside = "bare window with a button"
    return [
        Figure("kiosk: start of a visit's process to first painted page", "ms", ours, None, beside, floor, 1.5),
        Figure("kiosk: the same with nothing prepared", "ms", cold, None, beside, floor),
    ]


def _first_of_a_visit(command: list[str], waits: bool = True) -> float:
    began = perf_counter()
    with _watched(command) as running:
        assert running.stdin is not None and running.stdout is not None
        if waits:
            running.stdout.readline()
            sleep(IDLE_SECONDS)
            began = perf_counter()
        running.stdin.write(TOUCHED)
        running.stdin.flush()
        return (_painted(running, "KioskWindow") - began) * 1000


def first_page(command: list[str], draws: str, idle: float = IDLE_SECONDS) -> tuple[float, float]:
    """Milliseconds until a widget of that class stands on the screen, and megabytes when idle."""
    began = perf_counter()
    with _watched(command) as running:
        took = _painted(running, draws) - began
        sleep(idle)
        return took * 1000, _megabytes(list(_family(running.pid)))


@contextmanager
def _watched(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that tells what it paints, until the end of the block."""
    watched = {**os.environ, "QT_LOGGING_RULES": "qt.widgets.painting=true;default.warning=false"}
    watched.pop("PYTHONDONTWRITEBYTECODE", None)
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, env=watched, start_new_session=True, **pipes) as running:
        try:
            yield running
        finally:
            os.killpg(running.pid, signal.SIGKILL)


def _painted(running: subprocess.Popen[bytes], draws: str) -> float:
    """When a widget of that class was handed to the screen."""
    assert running.stderr is not None
    drawn = False
    for line in running.stderr:
        drawn = drawn or (b"Drawing" in line and draws.encode() in line)
        if drawn and b"Flushing" in line:
            return perf_counter()
    raise SystemExit(f"{running.args!r} ended before it had painted {draws}")


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
