"""Long work on a worker thread: values in, values out. The vault never comes here."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal


class _Told(QObject):
    done = Signal(object)
    failed = Signal(object)


class Job(QRunnable):
    """One deed that runs aside; `forget` it and nobody is told how it ended."""

    def __init__(self, deed: Callable[[], Any]) -> None:
        super().__init__()
        self.deed, self.told, self.wanted = deed, _Told(), True

    def run(self) -> None:
        """Do the deed; whatever happens is told on the thread of the window."""
        if not self.wanted:
            return
        try:
            result = self.deed()
        except Exception as error:
            self.told.failed.emit(error)
        else:
            self.told.done.emit(result)

    def forget(self) -> None:
        """Its end is told to nobody any more; when it has not begun it does not begin."""
        self.wanted = False


class Work(QObject):
    """Runs deeds aside for one page; their end is told once, on the thread of the page, while the page is there."""

    def __init__(self, page: QObject) -> None:
        super().__init__(page)
        self._jobs: set[Job] = set()
        page.destroyed.connect(self.forget_all)

    def run(self, deed: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> Job:
        """Start a deed aside and say how it ended."""
        job = Job(deed)
        job.setAutoDelete(False)
        self._jobs.add(job)

        def end(tell: Callable[[Any], None], value: object) -> None:
            self._jobs.discard(job)
            if job.wanted:
                tell(value)

        job.told.done.connect(lambda result: end(done, result))
        job.told.failed.connect(lambda error: end(failed, error))
        QThreadPool.globalInstance().start(job)
        return job

    @property
    def busy(self) -> bool:
        """Does anything run that somebody waits for?"""
        return any(job.wanted for job in self._jobs)

    def forget_all(self) -> None:
        """Nobody waits any more."""
        for job in self._jobs:
            job.forget()
