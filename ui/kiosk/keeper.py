"""Keeps the kiosk's window on the screen: whatever ends it but the staff, it comes back. It loads no Qt.

The window is a process of its own. When it ends again and again at once there is no screen to stand on; then the keeper
ends too, and the session around it starts everything anew.
"""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

HOUSE = Path(__file__).resolve().parents[2]
LEFT_BY_STAFF, NO_SCREEN = 0, 4
AGAIN = 0.2
"""Seconds before the window comes back."""
AT_ONCE, TIMES = 1.0, 5
"""A window that ends within this many seconds, so often after each other, has no screen."""
PARENT_GONE = 1


def resting_command(office_dir: Path) -> list[str]:
    """How the process of the resting page is started."""
    return [sys.executable, "-m", "ui", "resting", "--office", str(office_dir.absolute())]


def keep(command: Sequence[str]) -> int:
    """Run the window until staff ends it or this process is told to end. Exit 0 then, 4 without a screen."""
    running: list[subprocess.Popen[bytes]] = []
    told_to_end: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        told_to_end.append(number)
        for one in running:
            one.terminate()

    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    at_once = 0
    while at_once < TIMES:
        began = time.monotonic()
        running[:] = [subprocess.Popen(command, cwd=HOUSE)]
        code = running[0].wait()
        if told_to_end or code == LEFT_BY_STAFF:
            return LEFT_BY_STAFF
        at_once = at_once + 1 if time.monotonic() - began < AT_ONCE else 0
        time.sleep(AGAIN)
    return NO_SCREEN


def end_with_the_keeper() -> None:
    """In the window's process: when the keeper is gone there is nobody to bring the window back, so it ends too."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PARENT_GONE, int(signal.SIGTERM))
