"""The quiet bar above every page: language, listen, size, contrast, hide, the number, stop, call staff.

Always at the same place; where the words do not fit beside each other, the signs stay.
"""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.words import Words
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class Bar(QFrame):
    """Says what was touched; the window does it."""

    language = Signal()
    listen = Signal()
    hide_now = Signal()
    larger = Signal()
    contrast = Signal()
    stop = Signal()
    call = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.language_button = Button("mdi6.web", parent=self)
        self.listen_button = Button("mdi6.volume-high", parent=self)
        self.hide_button = Button("mdi6.eye-off-outline", parent=self)
        self.larger_button = Button("mdi6.format-size", parent=self)
        self.contrast_button = Button("mdi6.contrast-circle", parent=self)
        self.ticket_label = PlainLabel("strong", self, wrap=False)
        self.stop_button = Button("mdi6.close-circle-outline", parent=self)
        self.call_button = Button("mdi6.hand-wave", parent=self)
        self._ticket = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        row.setSpacing(STEP)
        self._first = (self.language_button, self.listen_button)
        for button in (*self._first, self.larger_button, self.contrast_button, self.hide_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.ticket_label)
        for button in (self.stop_button, self.call_button):
            row.addWidget(button)
        self.language_button.clicked.connect(self.language)
        self.listen_button.clicked.connect(self.listen)
        self.hide_button.clicked.connect(self.hide_now)
        self.larger_button.clicked.connect(self.larger)
        self.contrast_button.clicked.connect(self.contrast)
        self.stop_button.clicked.connect(self.stop)
        self.call_button.clicked.connect(self.call)

    def retranslate(self, words: Words, ticket: str, over: bool = False) -> None:
        """Say every word of the bar anew; when the visit is over there is nothing to stop and nobody to call."""
        for button in (self.stop_button, self.call_button, self.hide_button):
            button.setVisible(not over)
        self.language_button.say(words.name, words.say("kiosk.choose_language", "Choose your language"))
        self.listen_button.say(words.say("kiosk.listen", "Listen"))
        self.hide_button.say_quietly(words.say("kiosk.hide", "Hide my answers"))
        self.larger_button.say_quietly(words.say("kiosk.larger", "Larger text"))
        self.contrast_button.say_quietly(words.say("kiosk.contrast", "Clearer colours"))
        number = words.say("kiosk.ticket.value", "Your number is {ticket}", ticket=ticket)
        self._ticket = (number if ticket else "", ticket)
        self.ticket_label.say(self._ticket[0])
        means = words.say("kiosk.forget.ask", "Stop and forget my answers?")
        self.stop_button.say(words.say("kiosk.stop", "Stop"), means)
        self.call_button.say(words.say("kiosk.call_staff", "Call staff"))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may hold more or fewer words."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """The words that go first are those whose sign is best known; no word is ever cut off."""
        self.ticket_label.setText(self._ticket[0])
        for button in (self.stop_button, self.listen_button, self.language_button, self.call_button):
            button.setText(button.accessibleName())
        for button in (self.stop_button, self.listen_button, self.call_button, self.language_button):
            if self._needs() <= self.width():
                return
            if button is self.listen_button:
                self.ticket_label.setText(self._ticket[1])
            button.setText("")

    def minimumSizeHint(self) -> QSize:
        """Signs alone need little; the words follow the width."""
        return QSize(0, super().minimumSizeHint().height())

    def _needs(self) -> int:
        row = self.layout()
        return row.sizeHint().width() if row is not None else 0
