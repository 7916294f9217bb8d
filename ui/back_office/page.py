"""A page of the set-up: title, what it is about, the fields, what is wrong, back and on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.words import Words
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import COLUMN, STEP


class Page(QWidget):
    """Pages ask; the window acts. `check` raises Rejected for what cannot stand."""

    back = Signal()
    go_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.title, self.lead, self.trouble = PlainLabel("title"), PlainLabel("lead"), PlainLabel("wrong")
        self.back_button = Button("mdi6.chevron-left", "second", directed=True)
        self.on_button = Button("mdi6.chevron-right", "main", directed=True, trailing=True)
        self.back_button.clicked.connect(lambda: self.back.emit())
        self.on_button.clicked.connect(lambda: self.go_on.emit())
        content = QWidget()
        content.setObjectName("page")
        content.setMaximumWidth(COLUMN)
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, 2 * STEP, 0)
        self.body.setSpacing(STEP)
        self.body.addWidget(self.title)
        self.body.addWidget(self.lead)
        self.body.addSpacing(STEP)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.back_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.on_button)
        self.whole = QVBoxLayout(self)
        self.whole.setContentsMargins(6 * STEP, 3 * STEP, 6 * STEP, 3 * STEP)
        self.whole.setSpacing(2 * STEP)
        self.whole.addWidget(scroll, 1)
        self.whole.addWidget(self.trouble)
        self.whole.addLayout(self.foot)
        self.trouble.hide()

    def retranslate(self, words: Words) -> None:
        """Say everything anew; what was typed stays."""
        self.back_button.say(words.say("back_office.back", "Back"))
        self.on_button.say(words.say("back_office.on", "Continue"))

    def showEvent(self, event: QShowEvent) -> None:
        """The first line that can be filled in waits for the first key."""
        super().showEvent(event)
        first = next((line for line in self.findChildren(QLineEdit) if line.isVisibleTo(self)), None)
        if first is not None:
            first.setFocus()

    def check(self) -> None:
        """Rejected when what was filled in cannot stand."""
