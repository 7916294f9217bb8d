"""The ticket of a visit on paper: the number again for a dossier, or for a visit that has just ended at a kiosk."""

from __future__ import annotations

from datetime import datetime

from app import words
from app.actions.dossier import Opened
from app.actions.house import Here
from app.errors import Rejected
from app.paper import ticket
from app.paper.blocks import House


def gather(opened: Opened, here: Here) -> ticket.TicketContent:
    """The number of the visit that began the dossier; Rejected `no_ticket` when there was none."""
    if not opened.ticket:
        raise Rejected("no_ticket")
    return ticket.TicketContent(opened.ticket, here.at, here.house)


def at_kiosk(number: str, language: str, form: str, house: str, at: datetime) -> bytes:
    """The ticket of a visit as PDF bytes, made without any office; `house` is the name at its head."""
    content = ticket.TicketContent(number, at, House(house))
    return ticket.render(content, words.load("nl"), words.load(language), form)
