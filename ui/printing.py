"""Hands a finished paper to the print system (CUPS): bytes on standard input, no file beside it.

    queues() -> the printers and whether they take paper now
    send(data, queue, title) -> the job's name; nothing is tried twice
    waits(job) -> whether the job still lies in its queue
    take_back(job) -> whether it could be taken out before it was printed

Run as a program it does one of these for the console, which opens no windows' room, and tells what came of it as a line
of JSON: `python -m ui.printing find QUEUE | send QUEUE TITLE < PDF | wait JOB SECONDS | take-back JOB`.

Troubles: no_print_system, no_printer, printer_away, printer_stopped, printer_unsure (it may have been taken, or not).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.errors import Trouble
from ui.parts import receipt

SECONDS = 20


@dataclass(frozen=True)
class Queue:
    """One printer; `why` is the print system's own remark when it is stopped."""

    name: str
    ready: bool
    chosen: bool = False
    why: str = ""


def queues() -> list[Queue]:
    """All printers of this machine by name; none is an empty list, Trouble when the print system is away."""
    names = _lpstat("-e").split()
    chosen = _lpstat("-d").rpartition(": ")[2].strip()
    halted = _remarks(_lpstat("-p"), " disabled since ") | _remarks(_lpstat("-a"), " not accepting requests ")
    return [Queue(name, name not in halted, name == chosen, halted.get(name, "")) for name in sorted(names)]


def find(name: str = "") -> Queue:
    """The named queue, or the machine's default or only one, ready to take paper; Trouble when there is none."""
    found = queues()
    if not found:
        raise Trouble("no_printer")
    queue = next((one for one in found if (one.name == name if name else one.chosen)), None)
    if queue is None and not name:
        queue = found[0]
    if queue is None:
        raise Trouble("printer_away", queue=name)
    if not queue.ready:
        raise Trouble("printer_stopped", queue=queue.name, why=queue.why)
    return queue


def send(data: bytes, queue: str, title: str) -> str:
    """Print a PDF on a queue that takes paper now and give the job's name.

    A receipt goes to a queue without a driver as dots: what stands behind it knows neither pages nor our letters.
    A queue that is stopped gets nothing, so that no copy waits there unseen. Trouble `printer_unsure` alone leaves open
    whether the queue took it.
    """
    find(queue)
    raw = _has_no_driver(queue) and receipt.is_receipt(data)
    how, given = (("-o", "raw"), receipt.escpos(data)) if raw else ((), data)
    try:
        done = _run("lp", "-d", queue, "-t", title, *how, "-", given=given)
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_unsure", queue=queue) from error
    words = done.stdout.decode(errors="replace").split()
    if done.returncode or len(words) < 4:
        raise Trouble("printer_away", queue=queue)
    return words[3]


def waits(job: str) -> bool:
    """Does the job still lie in its queue, or is it being printed?"""
    lines = _lpstat("-W", "not-completed", "-o").splitlines()
    return any(line.split(maxsplit=1)[0] == job for line in lines if line.strip())


def take_back(job: str) -> bool:
    """Take a waiting job out of its queue; False when it was gone already, so that it may lie on paper."""
    try:
        return _run("cancel", job).returncode == 0
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_away") from error


def _has_no_driver(queue: str) -> bool:
    """Whether the print system hands on what it gets for this queue as it is."""
    try:
        return b"Raw Printer" in _run("lpoptions", "-p", queue).stdout
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_away", queue=queue) from error


def _lpstat(*asked: str) -> str:
    try:
        done = _run("lpstat", *asked)
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_away") from error
    if done.returncode and b"No destinations" not in done.stderr:
        raise Trouble("printer_away")
    return done.stdout.decode(errors="replace")


def _remarks(lines: str, mark: str) -> dict[str, str]:
    """Printers whose line bears the mark, each with the remark on the line below it."""
    found: dict[str, str] = {}
    name = ""
    for line in lines.splitlines():
        if line.startswith("\t"):
            if name and not found[name]:
                found[name] = line.strip()
        elif mark in f"{line} ":
            name = line.removeprefix("printer ").split()[0]
            found[name] = ""
        else:
            name = ""
    return found


def _run(program: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run a program of the print system; its messages in English, so that they can be read."""
    path = shutil.which(program)
    if path is None:
        raise Trouble("no_print_system")
    surroundings = dict(os.environ) | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [path, *arguments], input=given, capture_output=True, timeout=SECONDS, check=False, env=surroundings
    )


def _until_printed(job: str, seconds: float) -> bool:
    """Wait so long at most; whether the job left its queue."""
    until = time.monotonic() + seconds
    while waits(job):
        if time.monotonic() >= until:
            return False
        time.sleep(0.5)
    return True


DEEDS: dict[str, Callable[[Sequence[str]], object]] = {
    "find": lambda given: find(*given[:1]).name,
    "send": lambda given: send(sys.stdin.buffer.read(), given[0], given[1]),
    "wait": lambda given: _until_printed(given[0], float(given[1])),
    "take-back": lambda given: take_back(given[0]),
}


def main(arguments: Sequence[str]) -> int:
    """Do one deed and tell it."""
    try:
        print(json.dumps({"told": DEEDS[arguments[0]](arguments[1:])}))
    except Trouble as error:
        print(json.dumps({"trouble": error.says, "details": error.details}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
