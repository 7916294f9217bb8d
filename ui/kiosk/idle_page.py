"""Nobody touched for a while: a question over the whole page, with a countdown that one touch ends."""

from PySide6.QtCore import Signal

from app.words import Words, load
from ui.kiosk.choice_page import ChoicePage
from ui.kiosk.countdown import Countdown


class IdlePage(ChoicePage):
    """Emits `over` when nobody answers in time, and before that `again` with what is worth hearing anew."""

    again = Signal(object)
    over = Signal()

    def __init__(self, seconds: int) -> None:
        super().__init__("mdi6.account-question-outline", "mdi6.close-circle-outline")
        self._words = load("en")
        self.countdown = Countdown(seconds, self)
        self.countdown.ticked.connect(self._say_seconds)
        self.countdown.again.connect(lambda: self.again.emit((self.title, self.text)))
        self.countdown.over.connect(self.over)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        self._words = words
        self.title.say(words.say("kiosk.idle.title", "Are you still there?"))
        self._say_seconds()
        self.leave_button.say(words.say("kiosk.idle.stop", "No, stop"))
        self.stay_button.say(words.say("kiosk.idle.here", "Yes, I am still here"))

    def _say_seconds(self) -> None:
        english = "In {seconds} seconds we clear this screen, so that nobody sees your answers."
        self.text.say(self._words.say("kiosk.idle.text", english, seconds=self.countdown.left))
