"""From a touch on Continue until the next question is painted, the answer on the disk by then; whole visits.

The finger is Qt's own test finger at the window, which stands on a screen in memory: Qt's own one, and a real X server
(Xvfb) where there is one. A page counts as painted when it and all that lies on it has been drawn and handed to the
screen. That one envelope more lies in the letterbox is looked at after every touch. Beside the time the work of the
processors, which says more on a busy machine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

from app.actions import visit
from app.office import open_kiosk
from tests.bench.figures import Figure
from tests.bench.places import practice_office
from tests.ui.kiosk.screen import screen_in_memory, why_no_screen

VISITS, MOST = 6, 80
ANSWERS: dict[str, object] = {
    "birth_date": "1997-05-03", "nationalities": ["SY"], "register_municipality": "11002",
    "register_municipality_since": "2026-09-01", "stay_motive": "refugee", "sponsor": "no",
}  # fmt: skip


def figures(place: Path) -> list[Figure]:
    """Milliseconds of a touch: the 95th of a hundred and the one in the middle, for each visit."""
    screens = [("offscreen", {"QT_QPA_PLATFORM": "offscreen"})]
    with ExitStack() as stack:
        if not why_no_screen():
            screen = stack.enter_context(screen_in_memory())
            screens.append(("X server", {"QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.display}))
        return [figure for name, how in screens for figure in _on_a_screen(place, name, how)]


def _on_a_screen(place: Path, name: str, how: dict[str, str]) -> list[Figure]:
    office = practice_office(place / f"touch-office-{name.split()[0]}")
    command = [sys.executable, "-m", "tests.bench.kiosk_touch", str(office)]
    done = subprocess.run(command, env=os.environ | how, stdout=subprocess.PIPE, check=True)
    visits: list[list[list[float]]] = json.loads(done.stdout)
    took = [[touch[0] for touch in one] for one in visits]
    worked = [[touch[1] for touch in one] for one in visits]
    what = f"kiosk: touch to next page, {name}"
    return [
        Figure(f"{what}, p95 of each visit", "ms", tuple(map(_late, took)), MOST),
        Figure(f"{what}, median", "ms", tuple(map(median, took))),
        Figure(f"{what}, p95 of the work", "ms", tuple(map(_late, worked)), MOST),
    ]


def _late(took: list[float]) -> float:
    return quantiles(took, n=20)[-1]


def _measure(folder: Path) -> list[list[tuple[float, float]]]:
    """Milliseconds and milliseconds of work of every touch of every visit, in this process."""
    from PySide6.QtWidgets import QApplication

    from ui.garbage import Collector

    app = QApplication([])
    Collector(app)
    office = open_kiosk(folder)
    box = folder / "letterbox"
    return [_one_visit(app, lambda: visit.begin(office), box) for _ in range(VISITS)]


def _one_visit(app, new_visit, box: Path) -> list[tuple[float, float]]:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtTest import QTest

    from ui.kiosk.question_page import QuestionPage
    from ui.kiosk.window import KioskWindow

    window = KioskWindow(new_visit)
    window.resize(1280, 720)
    window.begin("nl")
    window.show()
    QTest.qWaitForWindowExposed(window)
    window.warm_up()
    window.page.next_button.click()
    window.page.tiles["nl"].click()
    window.page.yes_button.click()
    took = []
    while isinstance(window.page, QuestionPage):
        page, asking = window.page, window.asking
        app.processEvents()
        button = page.unknown_button
        if asking in ANSWERS:
            page.input.set_value(ANSWERS[asking])
            button = page.next_button
        app.processEvents()
        window._bring_into_view(button)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        letters = len(list(box.rglob("*.env")))
        spot = button.mapTo(window, button.rect().center())
        QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
        began, work = perf_counter(), process_time()
        QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
        app.processEvents()
        took.append(((perf_counter() - began) * 1000, (process_time() - work) * 1000))
        assert window.page is not page and len(list(box.rglob("*.env"))) == letters + 1, asking
    window.leave()
    window.close()
    window.deleteLater()
    app.processEvents()
    return took


if __name__ == "__main__":
    print(json.dumps(_measure(Path(sys.argv[1]))))
