"""Scanners of this machine, through SANE: which there are, and a page from one of them, from its pipe into memory.

The program `scanimage` (package sane-utils) does the work in a process of its own: a driver that crashes or hangs takes
nothing with it. It writes to its pipe alone, never to a file.

    listed() -> [Scanner]       none is no error
    scan(name) -> PNG bytes

Both raise Trouble: no_scanner_program, no_scanner, scanner_asleep, scanner_busy, scanner_empty, scanner_jammed,
scanner_open, scanner_refused.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from threading import Event

from app.errors import Trouble

PROGRAM = "scanimage"
LOOK_SECONDS, SCAN_SECONDS = 20, 120
DOTS = 300
"""Dots per inch: a stamp and small print can be read."""
LEAST_BYTES = 8
SAID = {
    "Device busy": "scanner_busy", "out of documents": "scanner_empty", "jammed": "scanner_jammed",
    "cover is open": "scanner_open", "denied": "scanner_refused", "Invalid argument": "no_scanner",
    "no SANE devices found": "no_scanner",
}  # fmt: skip
"""What SANE says (sane_strstatus) and what it means here; anything else is a scanner that does not answer."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """A scanner: `name` as SANE opens it, `label` as a person knows it."""

    name: str
    label: str


def listed() -> list[Scanner]:
    """The scanners that answer now. Looking takes some seconds where a network is searched."""
    done = _run(["--formatted-device-list=%d\t%v %m%n"], LOOK_SECONDS, Event())
    rows = (line.partition("\t") for line in done.decode(errors="replace").splitlines())
    return [Scanner(name, label.strip() or name) for name, _, label in rows if name]


def scan(name: str, stop: Event | None = None) -> bytes:
    """One page in colour as PNG; `stop` ends it. Also raises Trouble `stopped`."""
    options = ["--device-name", name, "--format=png"]
    wanted = [*options, "--resolution", str(DOTS), "--mode", "Color"]
    try:
        made = _run(wanted, SCAN_SECONDS, stop or Event())
    except _NoSuchOption:
        made = _run(options, SCAN_SECONDS, stop or Event())
    if len(made) < LEAST_BYTES:
        raise Trouble("scanner_asleep")
    return made


class _NoSuchOption(Exception):
    """This scanner has no such mode or resolution: it is asked again as it stands."""


def _run(options: list[str], seconds: float, stop: Event) -> bytes:
    program = shutil.which(PROGRAM)
    if program is None:
        raise Trouble("no_scanner_program")
    child = subprocess.Popen(
        [program, *options], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "LC_ALL": "C"},
    )  # fmt: skip
    until = time.monotonic() + seconds
    try:
        while True:
            try:
                made, told = child.communicate(timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                if stop.is_set():
                    raise Trouble("stopped") from None
                if time.monotonic() > until:
                    raise Trouble("scanner_asleep") from None
    finally:
        if child.poll() is None:
            child.kill()
            child.communicate()
    _raise(told.decode(errors="replace"), child.returncode)
    return made


def _raise(told: str, status: int) -> None:
    """Trouble for what SANE says went wrong; a page of which half came is none."""
    for words, says in SAID.items():
        if words in told:
            raise Trouble(says)
    if status and any(one in told for one in ("unrecognized option", "setting of option", "bad option value")):
        raise _NoSuchOption
    if status or "I/O" in told or "sane_read" in told or "sane_start" in told:
        raise Trouble("scanner_asleep")
