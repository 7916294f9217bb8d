"""The parts of a dossier behind tabs: each page is made when it is first needed and drawn when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.words import Words
from ui.counter.letters import underlined
from ui.counter.tab_order import first_control

TABS = ("interview", "evidence", "nt2", "plan", "courses", "appointment", "papers", "log", "overview")
TAB_NAMES = {
    "interview": "Interview", "evidence": "Evidence", "nt2": "NT2", "plan": "Plan", "courses": "Courses",
    "appointment": "Appointment", "papers": "Papers", "log": "Log", "overview": "Overview",
}  # fmt: skip
Page = TypeVar("Page", bound=QWidget)


def tab_names(words: Words) -> list[str]:
    """The words on the tabs, each with its letter underlined."""
    return underlined([words.say(f"counter.tab.{name}", TAB_NAMES[name]) for name in TABS])


class DossierTabs(QTabWidget):
    """`renew` says how each page is drawn anew; only the one that is open is drawn at once.

    `renewed` says that a page was put behind its tab.
    """

    renewed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setDocumentMode(True)
        self.setFocusProxy(None)  # type: ignore[arg-type]
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._places: dict[str, QVBoxLayout] = {}
        self._stale: dict[str, Callable[[], None]] = {}
        for number, (name, said) in enumerate(zip(TABS, tab_names(words), strict=True)):
            keys, place = f"Ctrl+{number + 1}", QWidget()
            self._places[name] = QVBoxLayout(place)
            self._places[name].setContentsMargins(0, 0, 0, 0)
            self.addTab(place, said)
            self.setTabToolTip(number, f"{said.replace('&', '')}  {keys}")
            QShortcut(QKeySequence(keys), self, partial(self.setCurrentIndex, number))
        self.tabBar().setAccessibleName(words.say("counter.tabs", "Parts of the dossier"))
        self.tabBar().setExpanding(False)
        self.tabBar().setDrawBase(False)
        self.currentChanged.connect(lambda _: self._draw())

    def put(self, name: str, page: Page) -> Page:
        """Put a page behind its tab."""
        self._places[name].addWidget(page)
        self.renewed.emit()
        return page

    def open(self, name: str) -> None:
        """Go to a tab."""
        self.setCurrentIndex(TABS.index(name))

    def renew(self, draw: Mapping[str, Callable[[], None]]) -> None:
        """Something changed: draw the open page anew, the others once they are opened."""
        self._stale = dict(draw)
        self._draw()

    def _draw(self) -> None:
        draw = self._stale.pop(TABS[self.currentIndex()], None)
        if draw is not None:
            draw()
        QTimer.singleShot(0, self, self._enter)

    def _enter(self) -> None:
        """Go to the first control of a page that was not made yet when Qt looked for one."""
        place = self.currentWidget()
        if self.window().focusWidget() is place and (first := first_control(place)) is not None:
            first.setFocus()
