"""A bug ends here: a scrubbed note, one page, the end of the program. It leans on nothing that opens anything."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app.closed import BUG, scrubbed

SORRY = "✋\n\nStop · Hulp · Aide · مساعدة\n\nRoep een medewerker · Call a member of staff"
_shown: list[QLabel] = []
"""The page, kept so that it stays on the screen."""


def install(close: Callable[[], None], notes: Path, seconds: int = 15) -> None:
    """From now on a bug closes what is open, leaves a note and ends the program.

    A page stays for some seconds first; with none the program ends at once, because another page lies below.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.excepthook = sys.__excepthook__
        try:
            close()
        finally:
            _leave_note(notes, scrubbed(kind, trace))
            if seconds:
                _show_and_end(seconds)
            else:
                try:
                    sys.stdout.flush()
                finally:
                    os._exit(BUG)

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(args.exc_type, args.exc_value or SystemError(), args.exc_traceback)


def _leave_note(notes: Path, text: str) -> None:
    """Where no note can be left the program ends all the same."""
    try:
        notes.parent.mkdir(parents=True, exist_ok=True)
        notes.write_text(text, encoding="utf-8")
    except OSError:
        pass


def _show_and_end(seconds: int) -> None:
    app = QApplication.instance()
    if app is None:
        return
    QApplication.setQuitOnLastWindowClosed(False)
    for window in QApplication.topLevelWidgets():
        window.hide()
    page = QLabel(SORRY)
    page.setTextFormat(Qt.TextFormat.PlainText)
    page.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page.resize(1280, 720)
    page.show()
    _shown.append(page)
    QTimer.singleShot(seconds * 1000, page, lambda: QApplication.exit(BUG))
