"""A bug ends here: a scrubbed note, one page, the end of the program. It imports nothing of ours."""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel

SORRY = "✋\n\nStop · Hulp · Aide · مساعدة\n\nRoep een medewerker · Call a member of staff"


def scrubbed(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Type, file and line only: no values, no message."""
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
    return "\n".join([kind.__name__, *places]) + "\n"


def install(close: Callable[[], None], notes: Path) -> None:
    """From now on a bug closes the vault, leaves a note and ends the program after one page."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.excepthook = sys.__excepthook__
        try:
            close()
        finally:
            notes.parent.mkdir(parents=True, exist_ok=True)
            notes.write_text(scrubbed(kind, trace), encoding="utf-8")
            _show_and_end()

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(args.exc_type, args.exc_value or SystemError(), args.exc_traceback)


def _show_and_end() -> None:
    app = QApplication.instance()
    if app is None:
        return
    for window in QApplication.topLevelWidgets():
        window.hide()
    page = QLabel(SORRY)
    page.setTextFormat(Qt.TextFormat.PlainText)
    page.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page.resize(1280, 720)
    page.show()
    QTimer.singleShot(15000, page, lambda: QApplication.exit(70))
