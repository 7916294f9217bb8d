"""From the touch on Listen to the first sound that the device takes; the voice loaded for the first time, and again.

The device is the sound library's own that plays to nobody and keeps time, so that the figure can be had on a machine
without sound; a real device takes up to its buffer more.
"""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QApplication

from app.actions import visit
from app.office import open_kiosk
from tests.bench.figures import Figure
from tests.bench.places import practice_office
from ui.kiosk.window import KioskWindow
from ui.parts import listen_bar
from ui.parts.player import Player

ROUNDS, MOST = 10, 300


def figures(place: Path) -> list[Figure]:
    """Milliseconds until something is heard."""
    app = QApplication.instance() or QApplication([])
    listen_bar.Player = lambda parent: Player(parent, silent=True)  # type: ignore[misc, assignment]
    folder = practice_office(place / "listen-office")
    office = open_kiosk(folder)
    window = KioskWindow(lambda: visit.begin(office))
    window.resize(1280, 720)
    window.show()
    window.begin("nl")
    window._ask("birth_date")
    app.processEvents()

    def listen() -> float:
        began = perf_counter()
        window.bar.listen_button.click()
        bar = window._listen_bar
        assert bar is not None
        while not bar.player.handed_over:
            app.processEvents()
        took = (perf_counter() - began) * 1000
        window.bar.listen_button.click()
        return took

    first = listen()
    again = tuple(listen() for _ in range(ROUNDS))
    window.leave()
    window.close()
    return [
        Figure("kiosk: first sound after touch, nothing loaded yet", "ms", (first,), MOST),
        Figure("kiosk: first sound after touch, again", "ms", again, MOST),
    ]
