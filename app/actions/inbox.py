"""The counter's inbox: visits that wait, and taking one into a dossier."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app import interview
from app.errors import Rejected, Trouble
from app.interview import check, reading, walk
from app.roles import only

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from app.facts import Plain
    from app.interview import Flow
    from app.office import Office
    from app.store.inbox import VisitInbox


@dataclass(frozen=True)
class Waiting:
    """One visit in the inbox; `flaws` names what is wrong with it, `ready` says that it can be taken.

    `called_staff`: the newcomer asks for help. `left` is about how many questions are still open, `minutes` how long
    the newcomer has been here, `said` the raw answers by question. `taken`: it was taken before, and lies there again.
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
    taken: bool = False

    @property
    def ready(self) -> bool:
        """A visit that still runs, or that was taken before, can be seen and not taken."""
        return not self.running and not self.taken


@only("see_inbox")
def waiting(office: Office) -> list[Waiting]:
    """The visits that wait, with what is wrong with them; those withdrawn are not among them."""
    flow, now = interview.load(), office.clock.now()
    return [_waiting(flow, one, now) for one in office.letterbox.visits() if not one.withdrawn]


def _waiting(flow: Flow, one: VisitInbox, now: datetime) -> Waiting:
    sound = _sound(flow, one.answers, now.date())
    flaws = [flaw.key for flaw in one.troubles] + ["unreadable_answer"] * (len(one.answers) - len(sound))
    return Waiting(
        visit=one.visit, ticket=one.ticket, language=one.language, answered=len(sound),
        started_at=one.started_at, finished=one.finished, running=one.running,
        flaws=tuple(flaws), said=sound,
        left=0 if one.finished or one.taken else walk.position(flow, sound).ahead_about,
        minutes=_minutes(one.started_at, now), called_staff=one.called_staff, taken=one.taken,
    )  # fmt: skip


def _sound(flow: Flow, answers: Mapping[str, Plain], on: date) -> dict[str, Plain]:
    """The answers that the kiosk's own checks let through: a kiosk is believed no further than that."""
    sound = {}
    for id_, raw in answers.items():
        try:
            if walk.state_of(raw) or (id_ in flow.by_id and check.answer(flow[id_], raw, on) is not None):
                sound[id_] = raw
        except (Rejected, KeyError, TypeError, ValueError, AttributeError):
            continue
    return {id_: raw for id_, raw in sound.items() if id_ in flow.by_id}


def _minutes(started_at: str, now: datetime) -> int:
    try:
        began = datetime.fromisoformat(started_at)
        return max(0, int((now - began).total_seconds() // 60))
    except (ValueError, TypeError):
        return 0


@only("take_visit")
def take(office: Office, visit: str, dossier: str | None = None) -> str:
    """Take a visit into a dossier, a new one when none is named; what was said counts as said."""
    one = _find(office, visit)
    known = office.vault.facts_raw(dossier) if dossier else {}
    flow = interview.load()
    sound = _sound(flow, one.answers, office.clock.today())
    said = reading.facts(flow, sound)
    also: list[tuple[str, dict[str, Any]]] = [
        ("answered", body) for body in as_events(said) if body["fact"] not in known
    ]
    if not dossier:
        also += _who(sound)
    return office.letterbox.take(
        one, person=office.person.id, at=office.clock.now(), dossier=dossier, also=also
    )


@only("take_visit")
def discard(office: Office, visit: str) -> None:
    """Erase a visit that nothing can be taken from: it was taken before, or no envelope of it is believed.

    Rejected `visit_can_be_taken` for any other.
    """
    one = _find(office, visit)
    if one.answers and not one.taken:
        raise Rejected("visit_can_be_taken", ticket=one.ticket)
    reason = "taken_before" if one.taken else "nothing_believed"
    office.letterbox.erase(one, person=office.person.id, at=office.clock.now(), reason=reason)


def _who(answers: Mapping[str, Plain]) -> list[tuple[str, dict[str, Any]]]:
    """Name and number as they were said, for a new dossier; what a person wrote down before is never overwritten."""
    name, number = answers.get("name"), answers.get("national_number")
    events: list[tuple[str, dict[str, Any]]] = []
    if isinstance(name, str):
        events.append(("named", {"name": name, "latin_name": ""}))
    if isinstance(number, str):
        events.append(("identified", {"number": number}))
    return events


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
