"""The window of one visit, in the visit's own process: from the touch until nothing of the visit is left."""

import os
import sys
import threading
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.actions import visit
from app.office import KioskOffice
from ui import crash
from ui.garbage import Collector
from ui.kiosk.window import KioskWindow

VOICE_AFTER = 400
"""Milliseconds after which the voice is loaded: the first page stands by then."""


class _RestingPage(QObject):
    """The other side: says when it went away."""

    gone = Signal()

    def listen(self) -> None:
        """Wait until it closes our ear; whatever else it says means nothing."""
        while os.read(0, 4096):
            pass
        self.gone.emit()


def carry(office: KioskOffice, language: str, place: Sequence[int]) -> int:
    """Carry one visit in a window at that place (left, top, width, height). Exit 0 when it ended, 70 after a bug."""
    app, resting = QApplication(sys.argv[:1]), _RestingPage()
    Collector(app)
    window = KioskWindow(lambda: visit.begin(office), office.settings.chosen, office.settings.name)
    window.ended.connect(app.quit)
    resting.gone.connect(window.leave)
    crash.install(window.leave, office.folder / "log" / "kiosk-crash.txt", seconds=0)
    threading.Thread(target=resting.listen, daemon=True).start()
    window.begin(language)
    window.setGeometry(*place)
    if app.primaryScreen().geometry() == window.geometry():
        window.showFullScreen()
    else:
        window.show()
    window.activateWindow()
    QTimer.singleShot(0, window.warm_up)
    QTimer.singleShot(VOICE_AFTER, window.warm_voice)
    return app.exec()
