"""Under a paper in a window: larger, smaller, as wide as the room, the page before and the next."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.words import Words
from ui.parts.page_view import PageView

STEP = 1.25


class PageBar(QWidget):
    """Steers one page view; says where one is."""

    def __init__(self, words: Words, view: PageView) -> None:
        super().__init__()
        self._words, self._view = words, view
        say = words.say
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.back = self._button("‹", say("pages.back", "Page before"), lambda: view.go_to(view.page - 1))
        self.where = QLabel()
        self.where.setProperty("role", "quiet")
        self.on = self._button("›", say("pages.on", "Next page"), lambda: view.go_to(view.page + 1))
        self.smaller = self._button("−", say("pages.smaller", "Smaller"), lambda: self._zoom(view.zoom / STEP))
        self.fit = self._button("100 %", say("pages.fit", "As wide as there is room"), lambda: self._zoom(1.0))
        self.larger = self._button("+", say("pages.larger", "Larger"), lambda: self._zoom(view.zoom * STEP))
        row.addStretch(1)
        for part in (self.back, self.where, self.on, self.smaller, self.fit, self.larger):
            row.addWidget(part)
        row.addStretch(1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomIn), self, self.larger.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.ZoomOut), self, self.smaller.click)
        view.page_changed.connect(lambda _: self.renew())
        self.renew()

    def renew(self) -> None:
        """Say where one is; nothing can be pressed while there are no pages."""
        view, pages = self._view, len(self._view.pages)
        text = self._words.say("papers.page", "Page {page} of {pages}", page=str(view.page + 1), pages=str(pages))
        self.where.setText(text if pages else "")
        self.fit.setText(f"{view.zoom * 100:.0f} %")
        self.back.setEnabled(pages > 0 and view.page > 0)
        self.on.setEnabled(view.page < pages - 1)
        for part in (self.smaller, self.fit, self.larger):
            part.setEnabled(pages > 0)

    def _zoom(self, zoom: float) -> None:
        self._view.set_zoom(zoom)
        self.renew()

    def _button(self, text: str, name: str, pressed: object) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("role", "link")
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(pressed)
        return made
