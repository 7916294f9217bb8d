"""A page that leaves by itself and says when; one touch keeps it longer."""

from PySide6.QtCore import QTimer, Signal

from app.words import Words, load
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel


class FarewellPage(Page):
    """Emits `left` when the time is over or the newcomer is ready."""

    left = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._whole, self._seconds, self._words = seconds, seconds, load("en")
        self.soon = PlainLabel("quiet", self)
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

    def add(self, *labels: PlainLabel) -> None:
        """Put the sentences of the page above the countdown."""
        self.body.addStretch(1)
        for label in (*labels, self.soon):
            self.body.addWidget(label)
        self.body.addStretch(2)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._words = words
        self._say_soon()
        self.stay_button.say(words.say("kiosk.done.stay", "Keep this page"))
        self.next_button.say(words.say("kiosk.ready", "I am ready"))

    def _say_soon(self) -> None:
        english = "This page closes in {seconds} seconds."
        self.soon.say(self._words.say("kiosk.done.leaving", english, seconds=self._seconds))

    def _stay(self) -> None:
        self._seconds = self._whole * 2
        self._say_soon()

    def _tick(self) -> None:
        self._seconds -= 1
        self._say_soon()
        if self._seconds <= 0:
            self._timer.stop()
            self.left.emit()
