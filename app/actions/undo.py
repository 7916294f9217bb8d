"""Taking back the last deed in a dossier: what was there before holds again; both stay in the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Rejected
from app.roles import only, require
from app.store.undone import UNDONE, standing

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import Event

CAN = {
    "answered": "answer", "named": "answer", "identified": "answer", "planned": "answer", "language_chosen": "answer",
    "qualified": "answer", "decided": "decide", "course_chosen": "choose_course", "no_offer": "choose_course",
    "appointment_made": "make_appointment",
}  # fmt: skip
"""The kinds of event that can be taken back, each with the right to do it."""
ABOUT = ("fact", "result", "code", "part", "at", "language")


@only("answer")
def undo(office: Office, dossier: str) -> str:
    """Take back what this person did last; returns the kind of it.

    Rejected `undo_nothing`, `undo_not_yours` when a colleague wrote since, `undo_not_this` for papers, files, visits.
    """
    last = last_deed(office.vault.events(dossier))
    if not last:
        raise Rejected("undo_nothing")
    if last[-1].person != office.person.id:
        names = office.vault.staff()
        raise Rejected("undo_not_yours", who=names.get(last[-1].person, ("", ()))[0])
    kind = last[-1].kind
    if any(one.kind not in CAN for one in last):
        raise Rejected("undo_not_this")
    require(office.person.roles, CAN[kind])
    body = {name: last[0].body[name] for name in ABOUT if last[0].body.get(name)}
    office.vault.append(
        dossier, UNDONE, {"events": [one.id for one in last], "kind": kind, **body}, person=office.person.id,
        at=office.clock.now(),
    )  # fmt: skip
    return kind


def last_deed(events: list[Event]) -> list[Event]:
    """The last events that hold and were written together: one person, one moment."""
    holding = [one for one in standing(events) if one.kind not in (UNDONE, "opened")]
    if not holding:
        return []
    last = holding[-1]
    return [one for one in holding if (one.person, one.at) == (last.person, last.at)]
