"""One visit in a process of its own: it prepares itself unseen, waits for a touch, and ends with the visit.

It tells the resting page one line when it is ready, and is told one line when somebody touches. When the resting
page goes away, so does it.
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
from app.office import open_kiosk
from app.words import LANGUAGES, available, load
from ui import crash
from ui.kiosk.window import KioskWindow

OUT_OF_ORDER = 3


class _Told(QObject):
    """What the resting page says, told on the thread of the window; None when it went away."""

    line = Signal(object)

    def listen(self) -> None:
        """Read until the resting page goes away; without a buffer, which would be in the way at the end."""
        heard = b""
        while more := os.read(0, 4096):
            *lines, heard = (heard + more).split(b"\n")
            for line in lines:
                self.line.emit(line)
        self.line.emit(None)


def run_visit(office_dir: Path) -> int:
    """Wait for a touch, carry one visit, end. Exit 3 when the kiosk cannot work now, 70 after a bug."""
    app = QApplication(sys.argv[:1])
    try:
        office = open_kiosk(office_dir)
    except Trouble as trouble:
        _say({"trouble": trouble.says, "lines": _lines()})
        return OUT_OF_ORDER
    window = KioskWindow(lambda: visit.begin(office))
    window.ended.connect(app.quit)
    crash.install(window.leave, office_dir / "log" / "kiosk-crash.txt", seconds=0)
    told = _Told()
    told.line.connect(lambda line: _begin(window, json.loads(line)) if line else window.leave())
    threading.Thread(target=told.listen, daemon=True).start()
    _say({"lines": _lines()})
    return app.exec()


def _begin(window: KioskWindow, told: Mapping[str, object]) -> None:
    place = told.get("place")
    window.begin(str(told["language"]))
    if isinstance(place, list):
        window.setGeometry(*place)
        window.show()
    else:
        window.showFullScreen()
    window.activateWindow()
    QTimer.singleShot(0, window.warm_up)


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
