"""The appointment slip: gather what it says, and the entry for a calendar."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.actions.dossier import open_dossier
from app.actions.house import Here, here
from app.actions.opened import Opened
from app.errors import Rejected
from app.paper import slip
from app.roles import only

if TYPE_CHECKING:
    from app.office import Office


def gathered(opened: Opened, here: Here) -> slip.SlipContent:
    """What the slip says; Rejected `no_appointment` when none was made. The office's address stands in for none."""
    made = opened.appointment
    if made is None:
        raise Rejected("no_appointment")
    return slip.content(
        datetime.fromisoformat(made["at"]), made["what"], made["place"] or here.text("paper_address"),
        made.get("with", ""), made.get("bring", ""), operator=here.house.name, house=here.house,
        made_at=datetime.fromisoformat(made["booked_at"]) if made.get("booked_at") else None,
        way=here.text("way"), way_own=here.own_text("way"), booked_by=made.get("booked_by", ""), dossier=opened.id,
    )  # fmt: skip


@only("see_paper")
def calendar(office: Office, dossier: str) -> bytes:
    """The calendar entry of the appointment, as an iCalendar file."""
    opened = open_dossier(office, dossier)
    return slip.calendar_file(gathered(opened, here(office.settings, office.clock.now(), opened.language))).encode()
