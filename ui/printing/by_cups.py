"""Hands a finished paper to CUPS through its own client: bytes on standard input, no file beside it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator

from app.errors import Trouble
from ui.parts import receipt
from ui.printing.queue import BLACK, COLOUR, SIZES, Choices, Heed, Queue, Wish

SECONDS = 20
NO_DRIVER = "Raw Printer"
IN_COLOUR = 0x8
"""The bit of `printer-type` that says so (cups.h: CUPS_PRINTER_COLOR)."""
COLOUR_MODES = {BLACK: "monochrome", COLOUR: "color"}
"""Names of IPP (PWG 5100.13)."""


def queues() -> list[Queue]:
    """All printers of this machine by name; none is an empty list, Trouble when the print system is away."""
    names = _lpstat("-e").split()
    chosen = _lpstat("-d").rpartition(": ")[2].strip()
    halted = _remarks(_lpstat("-p"), " disabled since ") | _remarks(_lpstat("-a"), " not accepting requests ")
    return [Queue(name, name not in halted, name == chosen, halted.get(name, "")) for name in sorted(names)]


def choices(queue: str) -> Choices:
    """The sizes and colours that the queue names; one without a driver hands on what it gets and names none."""
    told = _options("-p", queue)
    if NO_DRIVER in told.get("printer-make-and-model", ""):
        return Choices()
    named = _page_sizes(_lpoptions("-p", queue, "-l"))
    sizes = tuple(name for name in SIZES if name in named or f"*{name}" in named)
    usual = next((name[1:] for name in named if name.startswith("*")), "")
    kinds = told.get("printer-type", "")
    return Choices(sizes, usual, kinds.isdecimal() and bool(int(kinds) & IN_COLOUR))


def send(data: bytes, queue: str, title: str, wish: Wish, heed: Heed) -> str:
    """Print a PDF, as it is, and give the job's name.

    A receipt goes to a queue without a driver as dots: what stands behind it knows neither pages nor our letters.
    """
    if not heed(1, 1):
        raise Trouble("print_stopped", queue=queue)
    raw = receipt.is_receipt(data) and NO_DRIVER in _options("-p", queue).get("printer-make-and-model", "")
    how, given = (("-o", "raw"), receipt.escpos(data)) if raw else ((), data)
    try:
        done = _run("lp", "-d", queue, "-t", title, *_asked(wish), *how, "-", given=given)
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


def _asked(wish: Wish) -> Iterator[str]:
    """The wish as options of `lp`; a paper larger than the sheet that was asked for is made smaller, not cut off."""
    if wish.copies > 1:
        yield from ("-n", str(wish.copies), "-o", "collate=true")
    if wish.size:
        yield from ("-o", f"media={wish.size}", "-o", "print-scaling=auto-fit")
    if wish.colour:
        yield from ("-o", f"print-color-mode={COLOUR_MODES[wish.colour]}")


def _options(*asked: str) -> dict[str, str]:
    """What `lpoptions` says of a queue, by name."""
    pairs = (one.partition("=") for one in shlex.split(_lpoptions(*asked)))
    return {name: value for name, _, value in pairs}


def _page_sizes(lines: str) -> list[str]:
    """The names behind `PageSize/...:`, the usual one with a star before it."""
    found = next((line for line in lines.splitlines() if line.startswith(("PageSize/", "media/"))), "")
    return found.partition(": ")[2].split()


def _lpoptions(*asked: str) -> str:
    try:
        return _run("lpoptions", *asked).stdout.decode(errors="replace")
    except subprocess.TimeoutExpired as error:
        raise Trouble("printer_away") from error


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
        raise Trouble("printer_away")
    surroundings = dict(os.environ) | {"LC_ALL": "C.UTF-8"}
    return subprocess.run(
        [path, *arguments], input=given, capture_output=True, timeout=SECONDS, check=False, env=surroundings
    )
