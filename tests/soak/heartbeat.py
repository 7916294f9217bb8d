"""A heartbeat of the GUI thread: how long it served no event, and at which deed; and the loop that serves them."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, thread_time

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer

EVERY = 2  # milliseconds
PATIENCE = 30.0  # seconds


def serve(milliseconds: int = 0) -> None:
    """Serve what waits in a loop of events, as in the program; by hand Qt never deletes what a page put away."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def serve_until(there: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Serve events until something is there; SystemExit when it never comes."""
    began = perf_counter()
    while not there():
        if perf_counter() > began + seconds:
            raise SystemExit(f"nothing came within {seconds} seconds")
        serve(EVERY)


class Heartbeat(QObject):
    """Beats while events are served; between two beats nothing is painted and no key is heard.

    `gaps` has for each deed the longest time between two beats in milliseconds, and how long the thread itself worked
    in it: on a busy machine the rest was waiting for a processor.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps: dict[str, tuple[float, float]] = {}
        self._deed = ""
        self._beat = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beats)
        self._timer.start(EVERY)

    def begin(self, deed: str) -> None:
        """From now on a gap belongs to this deed."""
        self._deed, self._beat = deed, (perf_counter(), thread_time())

    @property
    def longest(self) -> tuple[str, float, float]:
        """The deed with the longest gap, the gap and how long the thread worked in it."""
        return max(((deed, *gap) for deed, gap in self.gaps.items()), key=lambda one: one[1], default=("", 0.0, 0.0))

    def _beats(self) -> None:
        (before, worked), self._beat = self._beat, (perf_counter(), thread_time())
        gap = (self._beat[0] - before) * 1000, (self._beat[1] - worked) * 1000
        self.gaps[self._deed] = max(gap, self.gaps.get(self._deed, (0.0, 0.0)))
