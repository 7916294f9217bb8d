"""The last page: a large ticket number, what happens next; it leaves by itself and says when."""

from PySide6.QtCore import QTimer, Signal

from app.words import Words, load
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel

SECONDS = 60


class DonePage(Page):
    """Emits `left` when the time is over or the newcomer is ready."""

    left = Signal()

    def __init__(self, ticket: str) -> None:
        super().__init__()
        self._ticket, self._seconds, self._words = ticket, SECONDS, load("en")
        self._title, self.number = PlainLabel("title", self), PlainLabel("huge", self)
        self._next, self._have = PlainLabel("lead", self), PlainLabel("lead", self)
        self._soon = PlainLabel("quiet", self)
        self.body.addStretch(1)
        for label in (self._title, self.number, self._next, self._have, self._soon):
            self.body.addWidget(label)
        self.body.addStretch(2)
        self.stay_button = Button("mdi6.clock-outline", "second")
        self.next_button = Button("mdi6.check", "main")
        self.stay_button.clicked.connect(self._stay)
        self.next_button.clicked.connect(self.left)
        self.foot.addWidget(self.stay_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1000)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._words = words
        self._title.say(words.say("kiosk.done.title", "Thank you"))
        self.number.say(self._ticket)
        self._next.say(words.say("kiosk.done.next", "Please take a seat. We call your number."))
        self._have.say(words.say("kiosk.done.bring", "Keep your residence card, diplomas and other papers ready."))
        self._soon.say(self._say_soon())
        self.stay_button.say(words.say("kiosk.done.stay", "Keep this page"))
        self.next_button.say(words.say("kiosk.continue", "Continue"))

    def _say_soon(self) -> str:
        english = "This page closes in {seconds} seconds."
        return self._words.say("kiosk.done.leaving", english, seconds=self._seconds)

    def _stay(self) -> None:
        self._seconds = SECONDS * 2
        self._soon.say(self._say_soon())

    def _tick(self) -> None:
        self._seconds -= 1
        self._soon.say(self._say_soon())
        if self._seconds <= 0:
            self._timer.stop()
            self.left.emit()
