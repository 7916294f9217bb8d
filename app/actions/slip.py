"""The appointment slip: gather, draw and keep it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.actions.dossier import Opened, open_dossier
from app.actions.house import house_of
from app.errors import Rejected
from app.paper import slip
from app.paper.blocks import House
from app.words import load

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


def keep(office: Office, dossier: str, form: str = "a6") -> str:
    """Draw the slip and keep it in the dossier; the paper's id."""
    opened = open_dossier(office, dossier)
    content = gather(opened, office.settings.name, house_of(office.settings), office.clock.now())
    return office.vault.put_paper(
        dossier, kind="slip", language=opened.language,
        data=slip.render(content, load("nl"), load(opened.language), form), edition="",
        person=office.person.id, at=office.clock.now(),
    )  # fmt: skip


def calendar(office: Office, dossier: str) -> bytes:
    """The calendar entry of the appointment, as an iCalendar file."""
    opened = open_dossier(office, dossier)
    return slip.calendar(gather(opened, office.settings.name, made_at=office.clock.now())).encode()
