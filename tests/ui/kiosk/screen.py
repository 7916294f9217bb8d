"""A screen in memory of the tests' own (Xvfb, no window manager): fingers through xdotool, eyes through libX11.

Without the programs or libraries the tests that want it are skipped; the set-up installs them.
"""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_char_p, c_int, c_uint, c_ulong, c_void_p
from ctypes.util import find_library
from dataclasses import dataclass
from typing import TypeVar

VIEWABLE = 2
SIZE = (1280, 720)
ALL_PLANES = 2
DOUBLE, STILL = 0.45, 3.0
"""Seconds: two touches further apart are two; after so long without a change a touch did nothing."""
Seen = TypeVar("Seen")


def why_no_screen() -> str:
    """What is lacking for a screen in memory; empty when all is there."""
    lacking = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
    return ", ".join(lacking or ([] if find_library("X11") else ["libX11"]))


class _Attributes(ctypes.Structure):
    _fields_ = [
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", c_void_p), ("root", c_ulong),
        *((name, c_int) for name in ("class_", "bit_gravity", "win_gravity", "backing_store")),
        ("backing_planes", c_ulong), ("backing_pixel", c_ulong), ("save_under", c_int), ("colormap", c_ulong),
        ("map_installed", c_int), ("map_state", c_int), ("all_events", ctypes.c_long), ("your_events", ctypes.c_long),
        ("do_not_propagate", ctypes.c_long), ("override_redirect", c_int), ("screen", c_void_p),
    ]  # fmt: skip


class _Image(ctypes.Structure):
    _fields_ = [*((name, c_int) for name in ("width", "height", "xoffset", "format")), ("data", c_void_p)]


@dataclass(frozen=True)
class Window:
    """A window that can be seen: who made it, its title, and where it stands."""

    id: int
    pid: int
    title: str
    place: tuple[int, int, int, int]


class Screen:
    """Fingers and eyes."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._x11 = ctypes.CDLL(find_library("X11") or "")
        self._x11.XOpenDisplay.restype = c_void_p
        self._x11.XInternAtom.restype = c_ulong
        self._x11.XGetSelectionOwner.restype = c_ulong
        self._x11.XDefaultRootWindow.restype = c_ulong
        self._x11.XGetImage.restype = ctypes.POINTER(_Image)
        self._on = c_void_p(self._x11.XOpenDisplay(display.encode()))
        # A window may go away between two looks; Xlib would end the program.
        self._quiet = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda *_: 0)
        self._x11.XSetErrorHandler(self._quiet)

    def do(self, *words: object) -> None:
        """What xdotool is told to do."""
        told = [str(word) for word in words]
        env = {**os.environ, "DISPLAY": self.display}
        subprocess.run(["xdotool", *told], env=env, check=False, stderr=subprocess.DEVNULL, timeout=20)

    def touch(self, x: int, y: int) -> None:
        """One touch."""
        self.do("mousemove", x, y, "click", 1)

    def touch_and_wait(self, x: int, y: int) -> None:
        """One touch, until what is shown has changed and stands still; two touches are never one double touch."""
        before, began = self.picture(), time.monotonic()
        self.touch(x, y)
        last = before
        while time.monotonic() - began < DOUBLE or (last == before and time.monotonic() - began < STILL):
            time.sleep(0.05)
            now = self.picture()
            if now != last:
                last, began = now, max(began, time.monotonic() - DOUBLE + 0.1)

    def picture(self) -> str:
        """A digest of all that is shown."""
        image = self._x11.XGetImage(
            self._on, c_ulong(self._x11.XDefaultRootWindow(self._on)), 0, 0, *SIZE, c_ulong(0xFFFFFFFF), ALL_PLANES
        )
        data = ctypes.string_at(image.contents.data, SIZE[0] * SIZE[1] * 4)
        self._x11.XDestroyImage(image)
        return hashlib.blake2b(data).hexdigest()

    def windows(self) -> list[Window]:
        """What can be seen, the lowest first."""
        root = c_ulong(self._x11.XDefaultRootWindow(self._on))
        found, parent, children, count = c_ulong(), c_ulong(), ctypes.POINTER(c_ulong)(), c_uint()
        self._x11.XQueryTree(self._on, root, byref(found), byref(parent), byref(children), byref(count))
        ids = [int(children[at]) for at in range(count.value)]
        return [window for one in ids if (window := self._window(one)) is not None]

    def _window(self, id_: int) -> Window | None:
        told, name = _Attributes(), c_char_p()
        if not self._x11.XGetWindowAttributes(self._on, c_ulong(id_), byref(told)) or told.map_state != VIEWABLE:
            return None
        self._x11.XFetchName(self._on, c_ulong(id_), byref(name))
        title = (name.value or b"").decode(errors="replace")
        return Window(id_, self._number(id_, b"_NET_WM_PID"), title, (told.x, told.y, told.width, told.height))

    def _number(self, id_: int, property_: bytes) -> int:
        atom = c_ulong(self._x11.XInternAtom(self._on, property_, 0))
        kind, form, many, left, data = c_ulong(), c_int(), c_ulong(), c_ulong(), ctypes.POINTER(c_ulong)()
        self._x11.XGetWindowProperty(
            self._on, c_ulong(id_), atom, ctypes.c_long(0), ctypes.c_long(1), 0, c_ulong(0), byref(kind), byref(form),
            byref(many), byref(left), byref(data),
        )  # fmt: skip
        return int(data[0]) if many.value else 0

    def holder_of(self, selection: str) -> int:
        """The window that holds a clipboard (`CLIPBOARD`, `PRIMARY`); 0 when nothing was taken along."""
        atom = c_ulong(self._x11.XInternAtom(self._on, selection.encode(), 0))
        return int(self._x11.XGetSelectionOwner(self._on, atom))


@contextmanager
def screen_in_memory(size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """A screen that goes away afterwards."""
    hear, tell = os.pipe()
    command = ["Xvfb", "-displayfd", str(tell), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[tell], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(tell)
    try:
        with os.fdopen(hear) as told:
            yield Screen(f":{told.readline().strip()}")
    finally:
        server.terminate()
        server.wait()


def patiently(look: Callable[[], Seen], what: str, seconds: float = 15) -> Seen:
    """Look again and again until there is something; the failure says what was waited for."""
    until = time.monotonic() + seconds
    while not (seen := look()):
        assert time.monotonic() < until, f"waited in vain until {what}"
        time.sleep(0.05)
    return seen
