"""The window of one visit, in the visit's own process: from the touch until nothing of the visit is left."""

import json
import os
import sys
import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.actions import visit
from app.office import KioskOffice
from ui import crash
from ui.garbage import Collector
from ui.kiosk import lock
from ui.kiosk.screens import show_at
from ui.kiosk.window import KioskWindow

RULES_AFTER, VOICE_AFTER = 200, 400
"""Milliseconds after which rules and voice are read: the first page stands by then."""


class _RestingPage(QObject):
    """The other side: says when the screen changed, and when it went away."""

    gone = Signal()
    moved = Signal(list)

    def listen(self) -> None:
        """Hear what it says until it closes our ear."""
        with os.fdopen(0, "rb", buffering=0, closefd=False) as ear:
            for line in ear:
                self.moved.emit(json.loads(line)["place"])
        self.gone.emit()


def carry(office: KioskOffice, language: str, place: Sequence[int], switch: bool = False) -> int:
    """Carry one visit in a window at that place (left, top, width, height), by one `switch` where it began with one.

    Exit 0 when it ended, 70 after a bug.
    """
    app, resting = QApplication(sys.argv[:1]), _RestingPage()
    Collector(app)
    window = KioskWindow(lambda: visit.begin(office), office.settings.chosen, office.settings.name)
    window.ended.connect(app.quit)
    resting.gone.connect(window.leave)
    crash.install(window.leave, office.folder / "log" / "kiosk-crash.txt", seconds=0)
    threading.Thread(target=resting.listen, daemon=True).start()
    resting.moved.connect(lambda place: show_at(window, QRect(*place)))
    lock.keep_no_clipboard()
    window.begin(language)
    show_at(window, QRect(*place))
    if switch:
        window.switch()
    QTimer.singleShot(RULES_AFTER, window.warm_up)
    QTimer.singleShot(VOICE_AFTER, window.warm_voice)
    return app.exec()
