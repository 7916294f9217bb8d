"""`onthaal kiosk`, `counter`, `back-office`: the windows are a program of their own; this one makes way for it."""

from __future__ import annotations

import argparse
import os
import re
import socket
import sys
from pathlib import Path

from app.console.given import ask_office, office_folder
from app.errors import Trouble

INSTEAD = {
    "kiosk": "a kiosk needs one",
    "counter": "onthaal --help lists what can be done without one",
    "back-office": "onthaal office and onthaal staff do the same without one",
}


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given; the door is the deed's own name."""
    ask_office(parser)
    door = parser.prog.split()[-1]
    parser.set_defaults(deed=lambda given: open_window(door, office_folder(given)))


def has_display() -> bool:
    """Is there a screen to open a window on, and does it answer?"""
    if sys.platform != "linux":
        return True
    return _wayland_answers(os.environ.get("WAYLAND_DISPLAY", "")) or _x11_answers(os.environ.get("DISPLAY", ""))


def open_window(door: str, folder: Path) -> int:
    """The window's program takes this one's place; Trouble `no_display` where there is no screen.

    Whoever names another platform to Qt (such as `offscreen`) knows what they do.
    """
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        raise Trouble("no_display", instead=INSTEAD.get(door, ""))
    os.execv(sys.executable, [sys.executable, "-m", "ui", door, "--office", str(folder)])


def _wayland_answers(display: str) -> bool:
    return bool(display) and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), display)))


def _x11_answers(display: str) -> bool:
    """A display on this machine is tried; one on another machine is taken at its word."""
    here = re.fullmatch(r"(?:unix)?:(\d+)(?:\.\d+)?", display)
    if here is None:
        return bool(display)
    path = f"/tmp/.X11-unix/X{here[1]}"
    return _answers(path) or _answers(f"\0{path}")


def _answers(address: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(address)
        except OSError:
            return False
    return True
