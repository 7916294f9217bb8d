"""Seconds that run out on a page, and the moments at which who does not see them is told again."""

from PySide6.QtCore import QObject, QTimer, Signal

SOON = 10
"""Seconds before the end, at which it is told once more, as it is at half of the time."""


class Countdown(QObject):
    """`ticked` each second, `again` when it is worth saying anew, `over` at the end. `left` is in seconds."""

    ticked = Signal()
    again = Signal()
    over = Signal()

    def __init__(self, seconds: int, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.tick)
        self.begin(seconds)

    def begin(self, seconds: int) -> None:
        """Count from here."""
        self._whole = self.left = seconds
        self._timer.start(1000)

    def stop(self) -> None:
        """Count no further."""
        self._timer.stop()

    def tick(self) -> None:
        """A second went by."""
        self.left -= 1
        self.ticked.emit()
        if self.left <= 0:
            self._timer.stop()
            self.over.emit()
        elif self.left == SOON or self.left == self._whole // 2 > SOON:
            self.again.emit()
