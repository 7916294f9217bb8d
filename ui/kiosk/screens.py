"""The screens of a kiosk: its page stands over one; every other is covered, also one that is plugged in later."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from ui.parts.tokens import LIGHT, sheet


def show_at(window: QWidget, place: QRect) -> None:
    """Show a window at a place; over the whole screen where the place is one."""
    window.setGeometry(place)
    if any(screen.geometry() == place for screen in QGuiApplication.screens()):
        window.showFullScreen()
    else:
        window.show()
    window.activateWindow()


class Screens(QObject):
    """Keeps the page on the chosen screen and a plain cover on each other; `changed` when the page moved."""

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page, self._name = page, ""
        self.covers: list[QWidget] = []
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        for changed in (app.screenRemoved, app.primaryScreenChanged):
            changed.connect(lambda _: self.fit())
        app.screenAdded.connect(self._added)
        for screen in app.screens():
            screen.geometryChanged.connect(lambda _: self.fit())

    def choose(self, name: str) -> None:
        """The name of an output, such as `HDMI-1`; the first screen where there is none of that name."""
        if name != self._name:
            self._name = name
            self.fit()

    def fit(self) -> None:
        """Look again at what screens there are."""
        chosen = self._chosen()
        if self._page.geometry() != chosen.geometry():
            show_at(self._page, chosen.geometry())
            self.changed.emit()
        for cover in self.covers:
            cover.deleteLater()
        self.covers = [_cover(screen) for screen in QGuiApplication.screens() if screen is not chosen]

    def _added(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(lambda _: self.fit())
        self.fit()

    def _chosen(self) -> QScreen:
        named = (screen for screen in QGuiApplication.screens() if screen.name() == self._name)
        return next(named, QGuiApplication.primaryScreen())


def _cover(screen: QScreen) -> QWidget:
    cover = QWidget()
    cover.setObjectName("kiosk")
    cover.setWindowTitle("Onthaal")
    cover.setStyleSheet(sheet(LIGHT, "Latn"))
    show_at(cover, screen.geometry())
    return cover
