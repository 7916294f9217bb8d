"""Erase a dossier: its key is destroyed at once, and a date says when no backup can bring it back.

Why a dossier may go is a short list. On most grounds two people are needed: one asks, another erases. Tombstone and
journal hold the ground and no free text, for they stay when the content is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from app.actions import chosen, retention
from app.errors import Rejected, Trouble
from app.roles import only
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
    "term": Ground("the term for keeping it is over, as `onthaal retention due` says"),
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

    Raises Rejected `unknown_ground`, `dossier_not_empty`, `not_due_yet`; Trouble `second_person_needed`. A practice
    office has one person and no terms, so there nobody else is asked.
    """
    _known(ground)
    if ground == "empty" and _written(office, dossier):
        raise Rejected("dossier_not_empty", dossier=dossier)
    if not office.settings.practice:
        _wait_for_another(office, dossier, ground)
        _wait_for_the_term(office, dossier, ground)
    at = office.clock.now()
    erasing.erase(office.vault, office.folder, dossier, person=office.person.id, at=at, reason=ground)
    return office.clock.today() + timedelta(days=chosen.number(office.folder, "key_rotation_days"))


def _wait_for_another(office: Office, dossier: str, ground: str) -> None:
    term = retention.term_of(office, dossier) if ground == "term" else None
    second = term.two if term else _known(ground).second
    if second and not _asked_by_another(office, dossier, ground):
        raise Trouble("second_person_needed", dossier=dossier)


def _wait_for_the_term(office: Office, dossier: str, ground: str) -> None:
    term = retention.term_of(office, dossier) if ground == "term" else None
    if term and term.due_on > office.clock.today():
        raise Rejected("not_due_yet", dossier=dossier, day=term.due_on.isoformat())


def _known(ground: str) -> Ground:
    if ground not in GROUNDS:
        raise Rejected("unknown_ground", ground=ground, grounds=", ".join(GROUNDS))
    return GROUNDS[ground]


def _written(office: Office, dossier: str) -> bool:
    return any(event.kind not in ("opened", ASKED) for event in office.vault.events(dossier))


def _asked_by_another(office: Office, dossier: str, ground: str) -> bool:
    asked = (event for event in office.vault.events(dossier) if event.kind == ASKED)
    return any(event.person != office.person.id and event.body.get("ground") == ground for event in asked)
