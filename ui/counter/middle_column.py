"""The middle column of the opened office: the welcome, a visit or a dossier, and one sentence above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.words import Words
from ui.counter import look


class MiddleColumn(QWidget):
    """Shows one page at a time: `welcome`, `visit`, or `dossier`, which is a head above its tabs."""

    def __init__(self, words: Words, visit: QWidget, head: QWidget, tabs: QWidget) -> None:
        super().__init__()
        self.setObjectName("middle")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = look.column(self, 2 * look.STEP)
        self.message = look.label("", "wrong")
        self.message.hide()
        column.addWidget(self.message)
        welcome = words.say("counter.welcome", "Take a visit from the inbox, or open a dossier.")
        self.welcome, self.visit, self.dossier = look.label(welcome, "quiet"), visit, QWidget()
        self.welcome.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = look.column(self.dossier, 0)
        inside.addWidget(head)
        inside.addWidget(tabs, 1)
        self._pages = QStackedWidget()
        for page in (self.welcome, self.visit, self.dossier):
            self._pages.addWidget(page)
        column.addWidget(self._pages, 1)

    def say(self, text: str, role: str = "wrong") -> None:
        """One sentence above the page; none takes no room."""
        look.tell(self.message, text, role)
        self.message.setAccessibleName(text)
        self.message.setVisible(bool(text))

    def show_page(self, page: QWidget) -> None:
        """Show one of the pages."""
        self._pages.setCurrentWidget(page)

    def shows(self, page: QWidget) -> bool:
        """Whether that page is the one that is shown."""
        return self._pages.currentWidget() is page
