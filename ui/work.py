"""Long work on a worker thread: values in, values out. The vault never comes here."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Told(QObject):
    done = Signal(object)
    failed = Signal(object)


class _Job(QRunnable):
    def __init__(self, deed: Callable[[], Any]) -> None:
        super().__init__()
        self.deed, self.told = deed, _Told()

    def run(self) -> None:
        """Do the deed; whatever happens is told on the thread of the window."""
        try:
            result = self.deed()
        except Exception as error:
            self.told.failed.emit(error)
        else:
            self.told.done.emit(result)


class Work:
    """Runs deeds aside; their end is told once."""

    def __init__(self) -> None:
        self._jobs: set[_Job] = set()

    def run(self, deed: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        """Start a deed aside and say how it ended."""
        job = _Job(deed)
        job.setAutoDelete(False)
        self._jobs.add(job)
        for signal, told in ((job.told.done, done), (job.told.failed, failed)):
            signal.connect(told)
            signal.connect(lambda _, job=job: self._jobs.discard(job))
        QThreadPool.globalInstance().start(job)
