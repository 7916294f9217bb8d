"""The ticket of a visit that has just ended at a kiosk: drawn without any office, from the number alone."""

from __future__ import annotations

from datetime import datetime

from app import words
from app.paper import ticket
from app.paper.blocks import House


def draw(number: str, language: str, form: str, house: str, at: datetime) -> bytes:
    """The ticket as PDF bytes; `house` is the name at its head."""
    content = ticket.TicketContent(number, at, House(house))
    return ticket.render(content, words.load("nl"), words.load(language), form)
