"""The newcomer stopped: the page says that it worked."""

from app.words import Words
from ui.kiosk.farewell_page import FarewellPage
from ui.parts.plain_label import PlainLabel


class ForgottenPage(FarewellPage):
    """The newcomer stopped; the page says that it worked."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self._title, self._text = PlainLabel("title", self), PlainLabel("lead", self)
        self.add(self._title, self._text)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        super().retranslate(words)
        self._title.say(words.say("kiosk.forgotten", "Your answers have been withdrawn."))
        self._text.say(words.say("kiosk.forgotten.more", "You can always talk with a member of staff."))
