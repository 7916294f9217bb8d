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
        try:
            result = self.deed() if self.wanted else None
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
        self._ended: list[Job] = []
        page.destroyed.connect(self.forget_all)

    def run(self, deed: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None]) -> Job:
        """Start a deed aside and say how it ended; what it worked with is let go then."""
        if not QThreadPool.globalInstance().activeThreadCount():
            self._ended.clear()  # a job goes only when no thread can be in it any more
        job = Job(deed)
        job.setAutoDelete(False)
        self._jobs.add(job)
        waiting = [(job, done, failed)]

        def end(well: bool, value: object) -> None:
            job, done, failed = waiting.pop()
            self._jobs.discard(job)
            self._ended.append(job)
            job.deed = _nothing
            if job.wanted:
                (done if well else failed)(value)

        job.told.done.connect(lambda result: end(True, result))
        job.told.failed.connect(lambda error: end(False, error))
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


def _nothing() -> None: ...
