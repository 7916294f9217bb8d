"""Nobody touched for a while: a question over the whole page, with a countdown that one touch ends."""

from PySide6.QtCore import QTimer, Signal

from app.words import Words, load
from ui.kiosk.choice_page import ChoicePage


class IdlePage(ChoicePage):
    """Emits `over` when nobody answers in time."""

    over = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__("mdi6.account-question-outline", "mdi6.close-circle-outline")
        self._seconds, self._words = seconds, load("en")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._tick)
        self._timer.start(1000)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._words = words
        self.title.say(words.say("kiosk.idle.title", "Are you still there?"))
        self._say_seconds()
        self.leave_button.say(words.say("kiosk.idle.stop", "No, stop"))
        self.stay_button.say(words.say("kiosk.idle.here", "Yes, I am still here"))

    def _say_seconds(self) -> None:
        english = "In {seconds} seconds we clear this screen, so that nobody sees your answers."
        self.text.say(self._words.say("kiosk.idle.text", english, seconds=self._seconds))

    def _tick(self) -> None:
        self._seconds -= 1
        self._say_seconds()
        if self._seconds <= 0:
            self._timer.stop()
            self.over.emit()
