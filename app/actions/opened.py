"""A dossier as the counter shows it, read from its events; nothing is asked of the vault here, and nothing kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app import interview, offer
from app.actions import law, no_offer, plan, qualifications
from app.actions.course_list import CourseList
from app.actions.interpreter import Talk, last
from app.actions.no_offer import NoOffer
from app.store import answers

if TYPE_CHECKING:
    from app.facts import Plain
    from app.interview import Question
    from app.store.lines import Event

SPOKEN = "language_chosen"
ABOUT = ("fact", "result", "code", "part", "kind", "ticket", "name", "level", "at", "language")
"""What an event is about, by the first of these that its body has."""


@dataclass(frozen=True)
class Known:
    """One fact of the dossier as it was given, with the question that asks for it, if one does.

    `by` says who gave it (`dossier.SPEAKERS`), `kept_by` which staff member wrote it down, `at` when (ISO).
    `basis` is the ground of an assessor's own judgement, such as a learning speed.
    """

    fact: str
    raw: Plain = field(repr=False)
    proof: str
    state: str
    question: Question | None
    by: str = "newcomer"
    kept_by: str = field(default="", repr=False)
    at: str = ""
    note: str = field(default="", repr=False)
    basis: str = ""


@dataclass(frozen=True)
class Happened:
    """One line of the dossier's history: when, who, and what kind of event; `about` names fact, result or paper."""

    at: str
    who: str = field(repr=False)
    kind: str
    about: str = ""
    value: str = field(default="", repr=False)


@dataclass(frozen=True)
class Opened:
    """A dossier as the counter shows it; nothing in it changes.

    `earlier`: every answer to a fact, oldest first; `told`: the raw answers by question, also those that are no fact;
    `last` is the id of its newest event.
    """

    id: str
    name: str = field(repr=False)
    latin_name: str = field(repr=False)
    ticket: str
    language: str
    known: tuple[Known, ...] = field(repr=False)
    decisions: Mapping[str, Mapping[str, Any]] = field(repr=False)
    courses: Mapping[str, offer.Course] = field(repr=False)
    appointment: Mapping[str, str] | None = field(repr=False)
    papers: tuple[PaperMade, ...] = ()
    plan: tuple[plan.Entry, ...] = field(default=(), repr=False)
    qualifications: tuple[qualifications.Qualification, ...] = field(default=(), repr=False)
    law: law.Law = field(default_factory=law.Law, repr=False)
    history: tuple[Happened, ...] = field(default=(), repr=False)
    earlier: Mapping[str, tuple[Known, ...]] = field(default_factory=dict, repr=False)
    told: Mapping[str, Plain] = field(default_factory=dict, repr=False)
    last: str = ""
    talk: Talk | None = None
    no_offer: NoOffer | None = None
    offered: CourseList = field(default_factory=lambda: CourseList(offer.sample()), repr=False)

    @property
    def birth(self) -> str:
        """The birth date as far as it is known, in ISO; else empty."""
        return next((str(one.raw) for one in self.known if one.fact == "birth_date" and one.state == "known"), "")

    @property
    def understood(self) -> tuple[str, ...]:
        """The languages that the newcomer said to know, the mother tongue first."""
        said = next((one.raw for one in self.known if one.fact == "languages" and one.state == "known"), [])
        tags = [one["lang"] for one in said if isinstance(one, dict)] if isinstance(said, list) else []
        return tuple(str(tag) for tag in tags)

    def facts_raw(self) -> dict[str, Plain]:
        """The facts as the facts room reads them."""
        return {
            one.fact: {"state": one.state} if one.state != "known" else {"value": one.raw, "proof": one.proof}
            for one in self.known
        }


@dataclass(frozen=True)
class PaperMade:
    """A paper that lies in the dossier."""

    id: str
    kind: str
    language: str
    at: str


def read(
    dossier: str,
    events: Sequence[Event],
    staff: Mapping[str, str],
    *,
    papers: Sequence[PaperMade],
    law: law.Law,
    offered: CourseList,
) -> Opened:
    """What these events come to, oldest first and without those taken back; `staff` leads from id to name."""
    newest = {event.kind: event.body for event in events if event.kind in ("named", "visit_taken")}
    person = newest.get("named", {})
    return Opened(
        id=dossier,
        name=str(person.get("name", "")),
        latin_name=str(person.get("latin_name", "")),
        ticket=str(newest.get("visit_taken", {}).get("ticket", "")),
        language=_language(events) or str(person.get("language", "")) or "nl",
        known=tuple(_facts(events, staff)),
        decisions={str(one.body.get("result", "")): one.body for one in events if one.kind == "decided"},
        courses=_courses(events),
        appointment=_appointment(events, staff),
        papers=tuple(papers),
        plan=plan.read(events, staff),
        qualifications=qualifications.read(events, staff),
        law=law,
        history=tuple(happened(one, staff) for one in events if one.kind != "answered" or one.body.get("fact")),
        earlier=_earlier(events, staff),
        told=answers.by_question(events),
        last=events[-1].id if events else "",
        talk=last(events),
        no_offer=no_offer.read(events, staff),
        offered=offered,
    )


def _language(events: Sequence[Event]) -> str:
    """The language of the last visit, or the one that was chosen since; empty where nobody said one."""
    said = [event.body for event in events if event.kind in (SPOKEN, "visit_taken")]
    return str(said[-1].get("language", "")) if said else ""


def _courses(events: Sequence[Event]) -> dict[str, offer.Course]:
    """The course chosen last of each kind."""
    chosen = (offer.read_course(event.body) for event in events if event.kind == "course_chosen")
    return {course.kind: course for course in chosen}


def _appointment(events: Sequence[Event], staff: Mapping[str, str]) -> Mapping[str, str] | None:
    """The last appointment, with who made it and when."""
    made = [event for event in events if event.kind == "appointment_made"]
    if not made:
        return None
    said = {key: str(value) for key, value in made[-1].body.items()}
    return said | {"booked_by": staff.get(made[-1].person, ""), "booked_at": made[-1].at}


def _facts(events: Sequence[Event], staff: Mapping[str, str]) -> Iterator[Known]:
    """Each fact as it holds, with the question that asks for it."""
    flow = interview.load()
    said = {str(event.body["fact"]): event for event in _answered(events)}
    for fact, raw in answers.facts(events).items():
        asked = flow.for_fact(fact)
        yield _known(fact, raw, asked[0] if asked else None, said.get(fact), staff)


def _earlier(events: Sequence[Event], staff: Mapping[str, str]) -> dict[str, tuple[Known, ...]]:
    """Every answer to each fact, oldest first."""
    found: dict[str, tuple[Known, ...]] = {}
    for event in _answered(events):
        fact = str(event.body["fact"])
        answer = _known(fact, answers.facts([event])[fact], None, event, staff)
        found[fact] = (*found.get(fact, ()), answer)
    return found


def _answered(events: Sequence[Event]) -> list[Event]:
    return [event for event in events if event.kind == "answered" and event.body.get("fact")]


def _known(
    fact: str, raw: Plain, question: Question | None, event: Event | None, staff: Mapping[str, str]
) -> Known:
    told: dict[str, str] = {}
    if event is not None:
        told = {
            "by": str(event.body.get("by", "newcomer")), "kept_by": staff.get(event.person, ""), "at": event.at,
            "note": str(event.body.get("note", "")), "basis": str(event.body.get("basis", "")),
        }  # fmt: skip
    if isinstance(raw, dict) and "state" in raw:
        return Known(fact, "", "said", str(raw["state"]), question, **told)
    if isinstance(raw, dict) and "value" in raw:
        return Known(fact, raw["value"], str(raw.get("proof", "said")), "known", question, **told)
    return Known(fact, raw, "said", "known", question, **told)


def happened(event: Event, staff: Mapping[str, str]) -> Happened:
    """A line of the history; `staff` leads from the id of a person to the name."""
    about = next((str(event.body[key]) for key in ABOUT if event.body.get(key)), "")
    value = next((str(event.body[key]) for key in ("value", "text", "title") if event.body.get(key)), "")
    return Happened(event.at, staff.get(event.person, ""), event.kind, about, value)
