"""The appointment slip: gather, draw and keep it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from app.actions.dossier import Opened, open_dossier
from app.errors import Rejected
from app.paper.slip import SlipContent, render
from app.words import load

if TYPE_CHECKING:
    from app.office import Office


def gather(opened: Opened, operator: str) -> SlipContent:
    """What the slip says; Rejected `no_appointment` when none was made."""
    made = opened.appointment
    if made is None:
        raise Rejected("no_appointment")
    return SlipContent(
        at=datetime.fromisoformat(made["at"]),
        place=made["place"],
        address=made.get("address", ""),
        operator=operator,
        bring=tuple(one.strip() for one in made.get("bring", "").split(",") if one.strip()),
    )


def keep(office: Office, dossier: str) -> str:
    """Draw the slip and keep it in the dossier; the paper's id."""
    opened = open_dossier(office, dossier)
    data = render(gather(opened, office.settings.name), load("nl"), load(opened.language))
    return office.vault.put_paper(
        dossier, kind="slip", language=opened.language, data=data, edition="",
        person=office.person.id, at=office.clock.now(),
    )  # fmt: skip
