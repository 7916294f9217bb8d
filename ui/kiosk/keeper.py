"""Keeps the kiosk's window on the screen: whatever ends it but the staff, it comes back. It loads no Qt.

The window is a process of its own, a copy of this one. When it ends again and again at once there is no screen to stand
on; then the keeper ends too, and the session around it starts everything anew.
"""

import ctypes
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType

HOUSE = Path(__file__).resolve().parents[2]
LEFT_BY_STAFF, BROKEN, NO_SCREEN = 0, 1, 4
AGAIN = 0.2
"""Seconds before the window comes back."""
AT_ONCE, TIMES = 1.0, 5
"""A window that ends within this many seconds, so often after each other, has no screen."""
ENDS = (signal.SIGTERM, signal.SIGINT, *((signal.SIGHUP,) if sys.platform != "win32" else ()))
PARENT_GONE, NAME = 1, 15
"""What Linux is asked to remember of a process (prctl)."""


def keep(window: Callable[[], int]) -> int:
    """Run the window until staff ends it or this process is told to end. Exit 0 then, 4 without a screen.

    Where a system copies no process (Windows) it runs once, in this one.
    """
    if sys.platform == "win32":
        return window()
    running: list[int] = []
    told_to_end: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        told_to_end.append(number)
        for one in running:
            with suppress(ProcessLookupError):  # it ended just now
                os.kill(one, signal.SIGTERM)

    for number in ENDS:
        signal.signal(number, end)
    at_once = 0
    while at_once < TIMES:
        began = time.monotonic()
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDS)  # what is told while a copy is made is told to the copy too
        if told_to_end:
            break
        running[:] = [_copy(window)]
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        _, status = os.waitpid(running[0], 0)
        running.clear()
        if os.waitstatus_to_exitcode(status) == LEFT_BY_STAFF:
            return LEFT_BY_STAFF
        at_once = at_once + 1 if time.monotonic() - began < AT_ONCE else 0
        time.sleep(AGAIN)
    return LEFT_BY_STAFF if told_to_end else NO_SCREEN


def _copy(window: Callable[[], int]) -> int:
    """The process of the window, which hears signals as any other does."""
    copy = os.fork()
    if copy:
        return copy
    code = BROKEN
    try:
        for number in ENDS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDS)
        code = window()
    finally:
        os._exit(code)


def end_with_the_keeper() -> None:
    """In the window's process: when the keeper is gone there is nobody to bring the window back, so it ends too.

    Lists of processes call it `resting`, because it bears the keeper's words otherwise.
    """
    if sys.platform == "linux":
        ask = ctypes.CDLL(None).prctl
        ask(PARENT_GONE, int(signal.SIGTERM))
        ask(NAME, b"resting")
