"""`onthaal kiosk`, `onthaal counter`: the windows are a program of their own; this one makes way for it."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from app.console.given import ask_office, office_folder


def add(parser: argparse.ArgumentParser) -> None:
    """What the deed is given; the door is the deed's own name."""
    ask_office(parser)
    door = parser.prog.split()[-1]
    parser.set_defaults(deed=lambda given: open_window(door, office_folder(given)))


def has_display() -> bool:
    """Is there a screen to open a window on?"""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(door: str, folder: Path) -> int:
    """Does not come back: the window's program takes this one's place."""
    os.execv(sys.executable, [sys.executable, "-m", "ui", door, "--office", str(folder)])
