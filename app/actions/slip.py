"""The appointment slip: gather what it says, and the entry for a calendar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.actions.dossier import Opened, open_dossier
from app.errors import Rejected
from app.paper import slip
from app.paper.blocks import House
from app.roles import only

if TYPE_CHECKING:
    from app.office import Office


def gather(
    opened: Opened, operator: str, house: House | None = None, made_at: datetime | None = None
) -> slip.SlipContent:
    """What the slip says; Rejected `no_appointment` when none was made."""
    made = opened.appointment
    if made is None:
        raise Rejected("no_appointment")
    return slip.content(
        datetime.fromisoformat(made["at"]), made["what"], made["place"], made.get("with", ""), made.get("bring", ""),
        operator=operator, house=house or House(operator), made_at=made_at,
    )  # fmt: skip


@only("see_paper")
def calendar(office: Office, dossier: str) -> bytes:
    """The calendar entry of the appointment, as an iCalendar file."""
    opened = open_dossier(office, dossier)
    return slip.calendar(gather(opened, office.settings.name, made_at=office.clock.now())).encode()
