"""Erase a dossier: its key is destroyed at once, and a date says when no backup can bring it back.

Why a dossier may go is a short list. On most grounds two people are needed: one asks, another erases. Tombstone and
journal hold the ground and no free text, for they stay when the content is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.errors import Rejected, Trouble
from app.roles import only
from app.settings import read_settings
from app.store import erasing

if TYPE_CHECKING:
    from app.office import Office

ASKED = "erasure_asked"


@dataclass(frozen=True)
class Ground:
    """Why a dossier may go, and whether that takes a second person."""

    says: str
    second: bool = True


GROUNDS = {
    "asked": Ground("the person concerned asked for it"),
    "term": Ground("the term for keeping it is over"),
    "empty": Ground("it was opened by mistake and nothing was written in it", second=False),
}


@only("ask_erasure")
def ask(office: Office, dossier: str, ground: str) -> str:
    """Ask that a dossier be erased; returns the event. Somebody else erases it. Raises Rejected `unknown_ground`."""
    _known(ground)
    person, at = office.person.id, office.clock.now()
    office.vault.write_journal(person=person, at=at, deed=ASKED, subject=dossier, details={"ground": ground})
    return office.vault.append(dossier, ASKED, {"ground": ground}, person=person, at=at)


@only("erase_dossier")
def erase(office: Office, dossier: str, ground: str) -> date:
    """Erase, and say the day from which the content is unrecoverable everywhere.

    Raises Rejected `unknown_ground`, `dossier_not_empty`; Trouble `second_person_needed`. A practice office has one
    person, so there nobody else is asked.
    """
    if ground == "empty" and _written(office, dossier):
        raise Rejected("dossier_not_empty", dossier=dossier)
    if _known(ground).second and not office.settings.practice and not _asked_by_another(office, dossier, ground):
        raise Trouble("second_person_needed", dossier=dossier)
    at = office.clock.now()
    erasing.erase(office.vault, office.folder, dossier, person=office.person.id, at=at, reason=ground)
    days = int(str(read_settings(office.settings.chosen)["key_rotation_days"]))
    return office.clock.today() + timedelta(days=days)


def _known(ground: str) -> Ground:
    if ground not in GROUNDS:
        raise Rejected("unknown_ground", ground=ground, grounds=", ".join(GROUNDS))
    return GROUNDS[ground]


def _written(office: Office, dossier: str) -> bool:
    return any(event.kind not in ("opened", ASKED) for event in office.vault.events(dossier))


def _asked_by_another(office: Office, dossier: str, ground: str) -> bool:
    asked = (event for event in office.vault.events(dossier) if event.kind == ASKED)
    return any(event.person != office.person.id and event.body.get("ground") == ground for event in asked)
