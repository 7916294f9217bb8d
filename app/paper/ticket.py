"""The ticket of the kiosk: the number large, and what happens next. No name, no answer.

One description, two forms: a receipt of 80 mm and A6.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.paper.blocks import HOUSE, House
from app.paper.calendar import BRUSSELS
from app.paper.said import Both, Voices
from app.paper.slip import Slip, fitted
from app.words import Words


@dataclass(frozen=True, slots=True)
class TicketContent:
    """The number of a visit and the moment at which it was given."""

    ticket: str
    at: datetime
    house: House = HOUSE


def render(content: TicketContent, dutch: Words, own: Words, form: str = "receipt") -> bytes:
    """The ticket as PDF bytes. Raises Rejected `unknown_form`, Trouble `missing_glyph` or `font_missing`."""
    voices = Voices(dutch, own)
    slip = fitted(voices, content.house, form, lambda slip: _fill(slip, content))
    return slip.pdf(dutch.say("paper.ticket.title", "Your number"))


def _fill(slip: Slip, content: TicketContent) -> None:
    say = slip.voices.say
    slip.name(content.house.name)
    slip.say(say("paper.ticket.title", "Your number"), 11, True, kind="H1")
    slip.number(content.ticket)
    slip.say(say("paper.ticket.wait", "Please sit down. We call this number."), 11)
    slip.space(4)
    slip.item("bag", say("paper.ticket.ready", "Have your identity or residence card ready, and letters that you got."))
    slip.item("person", say("paper.ticket.help", "You want help? Show this paper to somebody who works here."))
    slip.line()
    local = content.at if content.at.tzinfo is None else content.at.astimezone(BRUSSELS)
    slip.say(Both(slip.voices.same(f"{local:%d-%m-%Y %H:%M}").dutch, None), 8)
