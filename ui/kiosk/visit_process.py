"""One visit in a process of its own: it prepares itself unseen, waits for a touch, and ends with the visit.

It tells the resting page one line when it is ready, and is told one line when somebody touches. When the resting
page goes away, so does it. Until the touch it has no window, so that a kiosk that nobody uses stays small.
"""

import json
import os
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.actions import visit
from app.errors import Trouble
from app.office import KioskOffice, open_kiosk
from app.words import LANGUAGES, available, load
from ui import crash
from ui.kiosk.window import KioskWindow

OUT_OF_ORDER = 3


class _RestingPage(QObject):
    """The other side: says when it went away."""

    gone = Signal()

    def listen(self) -> None:
        """Wait until it closes our ear; whatever else it says means nothing."""
        while os.read(0, 4096):
            pass
        self.gone.emit()


def run_visit(office_dir: Path) -> int:
    """Wait for a touch, carry one visit, end. Exit 3 when the kiosk cannot work now, 70 after a bug."""
    try:
        office = open_kiosk(office_dir)
    except Trouble as trouble:
        _say({"trouble": trouble.says, "lines": _lines()})
        return OUT_OF_ORDER
    _say({"lines": _lines()})
    touched = os.read(0, 4096)
    return _carry(office, json.loads(touched)) if touched else 0


def _carry(office: KioskOffice, touched: Mapping[str, object]) -> int:
    app, resting = QApplication(sys.argv[:1]), _RestingPage()
    window = KioskWindow(lambda: visit.begin(office))
    window.ended.connect(app.quit)
    resting.gone.connect(window.leave)
    crash.install(window.leave, office.folder / "log" / "kiosk-crash.txt", seconds=0)
    threading.Thread(target=resting.listen, daemon=True).start()
    window.begin(str(touched["language"]))
    place = touched["place"]
    if isinstance(place, list):
        window.setGeometry(*place)
        window.show()
    else:
        window.showFullScreen()
    window.activateWindow()
    QTimer.singleShot(0, window.warm_up)
    return app.exec()


def _lines() -> list[dict[str, object]]:
    """What the resting page shows, in each language of the kiosk."""
    return [_line(tag) for tag in available()]


def _line(tag: str) -> dict[str, object]:
    say = load(tag).say
    return {
        "language": tag,
        "script": LANGUAGES[tag].script,
        "rtl": LANGUAGES[tag].rtl,
        "welcome": say("kiosk.welcome", "Welcome"),
        "touch": say("kiosk.touch", "Touch the screen to begin"),
        "sorry": say("kiosk.sorry", "Something went wrong. Please call a member of staff."),
        "out_of_order": say(
            "kiosk.out_of_order", "This screen does not work now. Please ask the people of the office."
        ),
    }


def _say(what: Mapping[str, object]) -> None:
    print(json.dumps(what), flush=True)
