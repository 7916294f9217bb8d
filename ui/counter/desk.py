"""The vault's own thread: windows hand it deeds one by one and stay alive while it works."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Protocol, TypeVar

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal

from app.actions.unlock import lock, unlock
from app.errors import Trouble
from app.office import Office

T = TypeVar("T")
SHUT = ("no_longer_staff", "vault_rekeying")
"""Troubles after which the office is locked here: who unlocked it was removed, or the vault gets another key."""
PATIENCE_SECONDS = 0.03
"""What the deeds of one turn of the window may take together before it notices; for longer ones it goes on painting."""


class Do(Protocol):
    """Does a deed with the open office, on the thread that owns the vault; what the deed raises is raised here."""

    def __call__(self, deed: Callable[[Office], T]) -> T: ...


Write = Callable[[Callable[[Office], object]], bool]
"""Does a deed in the dossier that is open and shows the dossier anew; False when it was refused, and that was told."""


class Desk(QObject):
    """Holds the open office on the thread that opened it; while a long deed runs, touches and keys wait in line."""

    shut = Signal(object)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = ThreadPoolExecutor(1, "vault")
        self._until, self._left = 0.0, False
        self.office: Office | None = None

    def unlock(self, folder: Path, staff: str, passphrase: str) -> Office:
        """Open the office; Trouble `wrong_passphrase` or `unknown_staff` when it stays shut."""
        self.lock()
        self.office = self._run(lambda: unlock(folder, staff, passphrase))
        return self.office

    def aside(self, deed: Callable[[], object]) -> None:
        """Do something on the thread of the vault that nobody waits for; after `leave` it is done at once."""
        if self._left:
            deed()
        else:
            self._thread.submit(deed)

    def do(self, deed: Callable[[Office], T]) -> T:
        """Do a deed with the office and give what it gives; what it raises is raised here."""
        office = self.office
        if office is None:
            raise Trouble("office_locked")
        try:
            return self._run(lambda: deed(office))
        except Trouble as error:
            if error.says in SHUT:
                QTimer.singleShot(0, self, partial(self.shut.emit, error))
            raise

    def lock(self) -> None:
        """Let go of the vault, after the deeds that are already in line."""
        office, self.office = self.office, None
        if office is not None:
            self._run(lambda: lock(office))

    def leave(self) -> None:
        """Lock and end the thread, after the deeds in line; the vault opens no more here."""
        self.lock()
        self._left = True
        self._thread.shutdown()

    def _run(self, deed: Callable[[], T]) -> T:
        future: Future[T] = self._thread.submit(deed)
        wait([future], self._patience())
        if not future.done():
            loop = QEventLoop()
            self._ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
            future.add_done_callback(lambda _: self._ended.emit())
            while not future.done():
                loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            self._turned()
            self._patience()
        return future.result()

    def _patience(self) -> float:
        """Seconds that are left in this turn; what the window itself works between two deeds counts too."""
        if not self._until:
            self._until = perf_counter() + PATIENCE_SECONDS
            QTimer.singleShot(0, self, self._turned)
        return max(0.0, self._until - perf_counter())

    def _turned(self) -> None:
        """Events were served; the next deed begins another turn."""
        self._until = 0.0
