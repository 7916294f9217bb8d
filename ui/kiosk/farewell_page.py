"""A page that leaves by itself and says when; one touch keeps it longer."""

from PySide6.QtCore import Signal

from app.words import Words, load
from ui.kiosk.countdown import Countdown
from ui.kiosk.page import Page
from ui.parts.buttons import Button
from ui.parts.plain_label import PlainLabel


class FarewellPage(Page):
    """Emits `left` when the time is over or the newcomer is ready, and before that `again` with what to hear anew."""

    again = Signal(object)
    left = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._whole, self._words = seconds, load("en")
        self.soon = PlainLabel("quiet", self)
        self.stay_button = Button("mdi6.clock-outline", "second")
        self.next_button = Button("mdi6.check", "main")
        self.stay_button.clicked.connect(self._stay)
        self.next_button.clicked.connect(self.left)
        self.foot.addWidget(self.stay_button)
        self.foot.addStretch(1)
        self.foot.addWidget(self.next_button)
        self.countdown = Countdown(seconds, self)
        self.countdown.ticked.connect(self._say_soon)
        self.countdown.again.connect(lambda: self.again.emit((self.soon,)))
        self.countdown.over.connect(self.left)

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
        self.soon.say(self._words.say("kiosk.done.leaving", english, seconds=self.countdown.left))

    def _stay(self) -> None:
        self.countdown.begin(self._whole * 2)
        self._say_soon()
