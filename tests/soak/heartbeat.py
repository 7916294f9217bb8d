"""A heartbeat of the GUI thread: how long it did nothing else than one deed."""

from __future__ import annotations

from time import perf_counter, thread_time

from PySide6.QtCore import QObject, Qt, QTimer

EVERY = 2  # milliseconds


class Heartbeat(QObject):
    """Beats while events are served; between two beats nothing is painted and no key is heard.

    `longest` is in milliseconds, `worked` how long the thread itself worked in the longest of such gaps: on a busy
    machine the rest was waiting for a processor. `during` names the deed.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        self.during = self.deed = ""
        self._beat = perf_counter(), thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beats)
        self._timer.start(EVERY)

    def begin(self, deed: str) -> None:
        """From now on a gap belongs to this deed."""
        self._beats()
        self.deed = deed

    def forget(self) -> None:
        """What was measured so far does not count."""
        self.longest = self.worked = 0.0
        self._beat = perf_counter(), thread_time()

    def _beats(self) -> None:
        before, self._beat = self._beat, (perf_counter(), thread_time())
        gap = (self._beat[0] - before[0]) * 1000
        if gap > self.longest:
            self.longest, self.worked, self.during = gap, (self._beat[1] - before[1]) * 1000, self.deed
