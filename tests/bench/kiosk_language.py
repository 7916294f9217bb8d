"""The language of a full kiosk page changed, from the touch to the painted page; its envelope is written as in earnest.

The page asks for nationalities: title, help, the ways out and a list of all countries. First the first change to a
language after the start, which reads its catalogue; then the changes after it.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app import words
from app.actions import visit
from app.office import open_kiosk
from tests.bench.figures import Figure, milliseconds
from tests.bench.places import practice_office
from ui.kiosk.window import KioskWindow

ROUNDS = 20


def figures(place: Path) -> list[Figure]:
    """Milliseconds for one change."""
    app = QApplication.instance() or QApplication([])
    folder = practice_office(place / "language-office")
    office = open_kiosk(folder)
    window = KioskWindow(lambda: visit.begin(office))
    window.resize(1280, 720)
    window.show()
    window.begin("nl")
    window._ask("nationalities")
    app.processEvents()

    def change(code: str) -> float:
        def speak() -> None:
            window.speak(code)
            app.processEvents()

        return milliseconds(speak)

    first, again = [], []
    for _ in range(ROUNDS):
        words.load.cache_clear()
        first += [change("ar"), change("nl")]
        again += [change("ar"), change("nl")]
    window.close()
    return [
        Figure("kiosk: change of language, the first", "ms", tuple(first), 100),
        Figure("kiosk: change of language, again", "ms", tuple(again), 100),
    ]
