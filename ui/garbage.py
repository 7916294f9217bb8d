"""Garbage is collected on the thread of the windows alone.

Python collects wherever it runs when enough has been made, also on a worker thread. What is thrown away may be a window
of which parts point at one another, and Qt ends the program when a window dies on another thread than its own.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
"""Milliseconds between two looks."""


class Collector(QObject):
    """While it lives Python collects nothing by itself; it looks in moments when the windows have nothing to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(collect_when_due)
        timer.start(EVERY)


def collect_when_due() -> None:
    """Collect the youngest, the younger or all, as Python itself would by now."""
    due = [made > limit for made, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if any(due):
        gc.collect(max(at for at, one in enumerate(due) if one))
