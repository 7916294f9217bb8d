"""The quiet bar above every page: language, size, contrast, the number, stop, call staff. Always at the same place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.words import Words
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel
from ui.parts.tokens import STEP


class Bar(QFrame):
    """Says what was touched; the window does it."""

    language = Signal()
    larger = Signal()
    contrast = Signal()
    stop = Signal()
    call = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.language_button = Button("mdi6.web", parent=self)
        self.larger_button = Button("mdi6.format-size", parent=self)
        self.contrast_button = Button("mdi6.contrast-circle", parent=self)
        self.ticket_label = PlainLabel("strong", self, wrap=False)
        self.stop_button = Button("mdi6.close-circle-outline", parent=self)
        self.call_button = Button("mdi6.hand-wave", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * STEP, 0, 2 * STEP, 0)
        row.setSpacing(STEP)
        for button in (self.language_button, self.larger_button, self.contrast_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.ticket_label)
        for button in (self.stop_button, self.call_button):
            row.addWidget(button)
        self.language_button.clicked.connect(self.language)
        self.larger_button.clicked.connect(self.larger)
        self.contrast_button.clicked.connect(self.contrast)
        self.stop_button.clicked.connect(self.stop)
        self.call_button.clicked.connect(self.call)

    def retranslate(self, words: Words, ticket: str, over: bool = False) -> None:
        """Say every word of the bar anew; when the visit is over there is nothing to stop and nobody to call."""
        self.stop_button.setVisible(not over)
        self.call_button.setVisible(not over)
        self.language_button.say(words.name, words.say("kiosk.choose_language", "Choose your language"))
        self.larger_button.say_quietly(words.say("kiosk.larger", "Larger text"))
        self.contrast_button.say_quietly(words.say("kiosk.contrast", "Clearer colours"))
        number = words.say("kiosk.ticket.value", "Your number is {ticket}", ticket=ticket)
        self.ticket_label.say(number if ticket else "")
        means = words.say("kiosk.forget.ask", "Stop and forget my answers?")
        self.stop_button.say(words.say("kiosk.stop", "Stop"), means)
        self.call_button.say(words.say("kiosk.call_staff", "Call staff"))
