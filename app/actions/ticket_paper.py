"""The ticket of a visit on paper, once more, for the dossier that began with it."""

from __future__ import annotations

from app.actions.house import Here
from app.actions.opened import Opened
from app.errors import Rejected
from app.paper import ticket


def gather(opened: Opened, here: Here) -> ticket.TicketContent:
    """The number of the visit that began the dossier; Rejected `no_ticket` when there was none."""
    if not opened.ticket:
        raise Rejected("no_ticket")
    return ticket.TicketContent(opened.ticket, here.at, here.house)
