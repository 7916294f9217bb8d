"""The last page: a large ticket number, what happens next and what to have ready."""

from app.words import Words
from ui.kiosk.farewell_page import FarewellPage
from ui.parts.plain_label import PlainLabel


class DonePage(FarewellPage):
    """The answers are with the office; the number is what the newcomer takes along."""

    def __init__(self, ticket: str, seconds: int) -> None:
        super().__init__(seconds)
        self._ticket = ticket
        self._title, self.number = PlainLabel("title", self), PlainLabel("huge", self)
        self._next, self._have = PlainLabel("lead", self), PlainLabel("lead", self)
        self.add(self._title, self.number, self._next, self._have)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        super().retranslate(words)
        self._title.say(words.say("kiosk.done.title", "Thank you. This is your number:"))
        self.number.say(self._ticket)
        self._next.say(words.say("kiosk.done.next", "Please take a seat. We call your number."))
        self._have.say(words.say("kiosk.done.bring", "Keep your residence card, diplomas and other papers ready."))
