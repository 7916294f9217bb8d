"""A long deed of the console in a process of its own, with a vault connection of its own; the window stays alive."""

import json
import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from app.errors import OfficeError, Trouble

PATIENCE_MS = 4_000
"""So long a stopped deed may clear up after itself before it is ended."""


class SecondProcess(QObject):
    """Runs `onthaal ... --json --progress`; the passphrase goes in through a pipe and stays nowhere."""

    stepped = Signal(str, int, int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        self._process.readyReadStandardError.connect(self._hear)
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._not_started)
        self._said, self._stopping = b"", False
        self._trouble: OfficeError | None = None

    @property
    def busy(self) -> bool:
        """Does a deed run?"""
        return self._process.state() != QProcess.ProcessState.NotRunning

    def start(self, words: Sequence[str], passphrase: str) -> None:
        """Begin a deed; nothing else runs here at the same time."""
        assert not self.busy
        self._said, self._trouble, self._stopping = b"", None, False
        self._process.setProcessEnvironment(QProcessEnvironment.systemEnvironment())
        more = ["--json", "--progress", "--passphrase-fd", "0"]
        self._process.start(sys.executable, ["-m", "app", *words, *more])
        self._process.write(f"{passphrase}\n".encode())
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Tell the deed to stop; it clears up what is half made."""
        if self.busy:
            self._stopping = True
            self._process.terminate()

    def leave(self) -> None:
        """The window goes: stop, and wait until the deed has cleared up."""
        self.stop()
        if self.busy and not self._process.waitForFinished(PATIENCE_MS):
            self._process.kill()
            self._process.waitForFinished(PATIENCE_MS)

    def _hear(self) -> None:
        self._said += bytes(self._process.readAllStandardError().data())
        *whole, self._said = self._said.split(b"\n")
        for line in whole:
            told = _read(line)
            if "step" in told:
                self.stepped.emit(str(told["step"]), int(told["done"]), int(told["of"]))
            elif "trouble" in told:
                self._trouble = Trouble(str(told["trouble"]), **told.get("details", {}))

    def _ended(self) -> None:
        self._hear()
        out = _read(bytes(self._process.readAllStandardOutput().data()))
        if out:
            self.done.emit(out)
        elif self._stopping:
            self.stopped.emit()
        else:
            self.failed.emit(self._trouble or Trouble("second_process_ended"))

    def _not_started(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.failed.emit(Trouble("second_process_ended"))


def _read(line: bytes) -> dict[str, Any]:
    """A line of JSON; what is none says nothing."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {"told": told}
