"""Goals of the newcomer, the participation track, and what office and newcomer agreed on: the plan in the contract.

An entry keeps the id of the event that made it. Changing one is a new event with that id; the last one holds, and what
was dropped stays in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from app.errors import Rejected
from app.roles import only
from app.store.undone import standing

if TYPE_CHECKING:
    from app.office import Office
    from app.store.lines import DossierLine, Event

PLANNED = "planned"
GOAL, TRACK, AGREEMENT = PARTS = ("goal", "track", "agreement")
TRACKS = ("buddy", "volunteering", "internship", "other")
"""Kinds of participation and network track (PNT)."""
WHO = ("newcomer", "office", "both")
MOST_DUE = 200
"""So many lines fit a day; what is older stands in its dossier."""
OPEN, DONE, DROPPED = STATES = ("open", "done", "dropped")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the plan. `kind` is a track's, `who` does it, `until` is ISO or empty; `text` the office's words."""

    id: str
    part: str
    text: str = field(repr=False)
    kind: str = ""
    who: str = "both"
    until: str = ""
    state: str = OPEN
    at: str = ""
    kept_by: str = field(default="", repr=False)

    def overdue(self, on: date) -> bool:
        """Whether its day is over and it is still open."""
        return self.state == OPEN and bool(self.until) and date.fromisoformat(self.until) < on


@dataclass(frozen=True, slots=True)
class Due:
    """A line of a plan that asks for somebody today, and the dossier in which it stands."""

    line: DossierLine
    entry: Entry


@only("see_dossiers")
def due(office: Office) -> list[Due]:
    """Open agreements and tracks whose day is today or over, where this person did something; today's first."""
    found = office.vault.due(office.clock.today().isoformat(), office.person.id, MOST_DUE)
    return [
        Due(line, Entry(id_, part, text, kind, who, until)) for line, (id_, until, part, text, kind, who) in found
    ]


@only("answer")
def put(
    office: Office, dossier: str, part: str, text: str, *, kind: str = "", who: str = "both", until: str = "",
    entry: str = "", state: str = OPEN,
) -> str:  # fmt: skip
    """Write a line of the plan, or change the one named by `entry`; returns the event.

    Rejected `plan_empty`, `plan_value`, `plan_day` for a day that is none, `plan_day_past` for a new day that is over,
    `plan_unknown` for a line that this dossier does not have.
    """
    wanted = {"part": (part, PARTS), "kind": (kind, ("", *TRACKS)), "who": (who, WHO), "state": (state, STATES)}
    for name, (value, allowed) in wanted.items():
        if value not in allowed:
            raise Rejected("plan_value", name=name, value=value, values=", ".join(filter(None, allowed)))
    if not text.strip() and not kind:
        raise Rejected("plan_empty")
    before = {one.id: one for one in read(standing(office.vault.events(dossier)), {})}
    if entry and entry not in before:
        raise Rejected("plan_unknown", entry=entry)
    if until and (not entry or before[entry].until != until):
        _check_day(until, office.clock.today())
    body = {"part": part, "text": text.strip(), "kind": kind, "who": who, "until": until, "state": state}
    if entry:
        body["entry"] = entry
    return office.vault.append(dossier, PLANNED, body, person=office.person.id, at=office.clock.now())


def read(events: Iterable[Event], staff: Mapping[str, str]) -> tuple[Entry, ...]:
    """The plan as it stands: goals, then the track, then agreements by day; what was dropped is left out."""
    found: dict[str, Entry] = {}
    for event in events:
        if event.kind != PLANNED:
            continue
        body = {name: str(value) for name, value in event.body.items()}
        id_ = body.pop("entry", event.id)
        found[id_] = Entry(id_, **body, at=event.at, kept_by=staff.get(event.person, ""))
    standing = [one for one in found.values() if one.state != DROPPED]
    return tuple(sorted(standing, key=lambda one: (PARTS.index(one.part), one.until or "9999", one.id)))


def _check_day(until: str, today: date) -> None:
    try:
        day = date.fromisoformat(until)
    except ValueError as error:
        raise Rejected("plan_day", value=until) from error
    if day < today:
        raise Rejected("plan_day_past", day=until)
