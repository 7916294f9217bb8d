"""The counter's inbox: visits that wait, and taking one into a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app import interview
from app.errors import Trouble
from app.interview import reading, walk
from app.roles import only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.facts import Plain
    from app.office import Office
    from app.store.inbox import VisitInbox


@dataclass(frozen=True)
class Waiting:
    """One visit in the inbox; `flaws` names what is wrong with it, `ready` says that it can be taken.

    `called_staff`: the newcomer asks for help. `left` is about how many questions are still open, `minutes` how long
    the newcomer has been here, `said` the raw answers by question.
    """

    visit: str
    ticket: str
    language: str
    answered: int
    started_at: str
    finished: bool
    running: bool
    flaws: tuple[str, ...] = field(default=())
    left: int = 0
    minutes: int = 0
    called_staff: bool = False
    said: Mapping[str, Plain] = field(default_factory=dict, repr=False)

    @property
    def ready(self) -> bool:
        """A visit that still runs can be seen and not taken."""
        return not self.running


@only("see_inbox")
def waiting(office: Office) -> list[Waiting]:
    """The visits that wait; those taken or withdrawn are not among them."""
    flow, now = interview.load(), office.clock.now()
    return [
        Waiting(
            visit=one.visit, ticket=one.ticket, language=one.language, answered=len(one.answers),
            started_at=one.started_at, finished=one.finished, running=one.running,
            flaws=tuple(flaw.key for flaw in one.troubles), said=one.answers,
            left=0 if one.finished else walk.position(flow, one.answers).ahead_about,
            minutes=_minutes(one.started_at, now), called_staff=one.called_staff,
        )
        for one in office.letterbox.visits()
        if not one.taken and not one.withdrawn
    ]  # fmt: skip


def _minutes(started_at: str, now: datetime) -> int:
    return max(0, int((now - datetime.fromisoformat(started_at)).total_seconds() // 60)) if started_at else 0


@only("take_visit")
def take(office: Office, visit: str, dossier: str | None = None) -> str:
    """Take a visit into a dossier, a new one when none is named; what was said counts as said."""
    one = _find(office, visit)
    known = office.vault.facts_raw(dossier) if dossier else {}
    said = reading.facts(interview.load(), one.answers)
    also = [("answered", body) for body in as_events(said) if body["fact"] not in known]
    return office.letterbox.take(
        one, person=office.person.id, at=office.clock.now(), dossier=dossier, also=also
    )


def as_events(said: Mapping[str, Plain]) -> list[dict[str, Any]]:
    """Facts with their proof as bodies of the event `answered`."""
    bodies: list[dict[str, Any]] = []
    for fact, raw in said.items():
        if isinstance(raw, dict) and "value" in raw:
            bodies.append({"fact": fact, "raw": raw["value"], "proof": raw.get("proof", "said")})
        else:
            bodies.append({"fact": fact, "raw": raw})
    return bodies


def _find(office: Office, visit: str) -> VisitInbox:
    for one in office.letterbox.visits():
        if one.visit == visit:
            return one
    raise Trouble("visit_taken", visit=visit)
