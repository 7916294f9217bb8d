"""The last page: a large ticket number, what happens next and what to have ready."""

from app.words import Words
from ui.kiosk.farewell_page import FarewellPage
from ui.parts.plain_label import PlainLabel


class DonePage(FarewellPage):
    """The answers are with the office; the number is what the newcomer takes along, on paper where it is printed.

    How long it takes is said where the office set it (`wait_minutes`).
    """

    def __init__(self, ticket: str, seconds: int, wait_minutes: int = 0, printed: bool = False) -> None:
        super().__init__(seconds)
        self._ticket, self._minutes, self._comes_out = ticket, wait_minutes, printed
        self._title, self.number = PlainLabel("title", self), PlainLabel("huge", self)
        self.printed, self.wait = PlainLabel("lead", self), PlainLabel("lead", self)
        self._next, self._have = PlainLabel("lead", self), PlainLabel("lead", self)
        self.add(self._title, self.number, self.printed, self._next, self.wait, self._have)

    def retranslate(self, words: Words) -> None:
        """Say every word of the page anew."""
        super().retranslate(words)
        self._title.say(words.say("kiosk.done.title", "Thank you. This is your number:"))
        self.number.say(self._ticket)
        self._next.say(words.say("kiosk.done.next", "Please take a seat. We call your number."))
        takes = words.say("kiosk.done.wait", "It takes about {minutes} minutes.", minutes=self._minutes)
        self.wait.say(takes if self._minutes else "")
        comes = words.say("kiosk.done.printed", "Does a ticket come out of the printer? Take it along.")
        self.printed.say(comes if self._comes_out else "")
        self._have.say(words.say("kiosk.done.bring", "Keep your residence card, diplomas and other papers ready."))
