"""One dossier at the counter: open it, answer with proof, decide, choose a course, make an appointment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from app import interview, offer
from app.actions.inbox import as_events
from app.errors import Rejected
from app.facts import SPECS, Proof, read_fact, read_facts
from app.interview import check, reading

if TYPE_CHECKING:
    from app.facts import Facts, Plain
    from app.interview import Question
    from app.office import Office

PROOFS = tuple(proof.value for proof in Proof)


@dataclass(frozen=True)
class Known:
    """One fact of the dossier as it was given, with the question that asks for it, if one does."""

    fact: str
    raw: Plain = field(repr=False)
    proof: str
    state: str
    question: Question | None


@dataclass(frozen=True)
class Opened:
    """A dossier as the counter shows it; nothing in it changes."""

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


@dataclass(frozen=True)
class Line:
    """A dossier in a list."""

    id: str
    name: str = field(repr=False)
    ticket: str
    language: str
    changed_at: str


def dossiers(office: Office, search: str = "") -> list[Line]:
    """All dossiers, the last changed first; `search` looks in name, ticket and number."""
    wanted = search.casefold().split()
    return [
        Line(one.id, one.name, one.ticket, one.language, one.changed_at)
        for one in office.vault.list_dossiers()
        if all(word in f"{one.name} {one.ticket} {one.id} {one.birth}".casefold() for word in wanted)
    ]


def new(office: Office) -> str:
    """Open an empty dossier, for a newcomer who was not at a kiosk."""
    return office.vault.new_dossier(person=office.person.id, at=office.clock.now())


def open_dossier(office: Office, dossier: str) -> Opened:
    """A dossier with its facts, decisions, courses and papers."""
    flow = interview.load()
    person: dict[str, Any] = {}
    courses: dict[str, offer.Course] = {}
    appointment: Mapping[str, str] | None = None
    ticket = language = ""
    for event in office.vault.events(dossier):
        if event.kind == "named":
            person = event.body
        elif event.kind == "visit_taken":
            ticket, language = str(event.body.get("ticket", "")), str(event.body.get("language", ""))
        elif event.kind == "course_chosen":
            course = offer.read_course(event.body)
            courses[course.kind] = course
        elif event.kind == "appointment_made":
            appointment = {key: str(value) for key, value in event.body.items()}
    known = []
    for fact, raw in office.vault.facts_raw(dossier).items():
        asked = flow.for_fact(fact)
        known.append(_known(fact, raw, asked[0] if asked else None))
    return Opened(
        id=dossier,
        name=str(person.get("name", "")),
        latin_name=str(person.get("latin_name", "")),
        ticket=ticket,
        language=language or str(person.get("language", "")) or "nl",
        known=tuple(known),
        decisions=office.vault.decisions(dossier),
        courses=courses,
        appointment=appointment,
        papers=tuple(
            PaperMade(one.id, one.kind, one.language, one.at) for one in office.vault.papers(dossier)
        ),
    )


def name(office: Office, dossier: str, name: str, latin_name: str = "") -> None:
    """Write the name as it stands on the document."""
    if not name.strip():
        raise Rejected("name_empty")
    body = {"name": name.strip(), "latin_name": latin_name.strip()}
    office.vault.append(dossier, "named", body, person=office.person.id, at=office.clock.now())


def answer(office: Office, dossier: str, question: str, raw: Plain, proof: str = "said") -> None:
    """Keep an answer to a question of the interview with its proof; Rejected when it does not fit."""
    flow = interview.load()
    clean = check.answer(flow[question], raw, office.clock.today())
    said = {
        fact: value["value"] if isinstance(value, dict) and "value" in value else value
        for fact, value in office.vault.facts_raw(dossier).items()
    }
    settled: dict[str, Plain] = {}
    for fact, value in reading.one(flow[question], clean, said).items():
        settled[fact] = value if isinstance(value, dict) and "state" in value else _proven(value, proof)
        read_fact(fact, settled[fact])
    bodies = [{"question": question, "raw": clean}, *as_events(settled)]
    office.vault.append_all(
        dossier, [("answered", body) for body in bodies], person=office.person.id, at=office.clock.now()
    )


def answer_fact(office: Office, dossier: str, fact: str, raw: Plain, proof: str = "original") -> None:
    """Keep a fact that only staff know, which no question asks."""
    if fact not in SPECS:
        raise Rejected("unknown_fact", fact=fact)
    value = raw if isinstance(raw, dict) and "state" in raw else _proven(raw, proof)
    read_fact(fact, value)
    office.vault.append_all(
        dossier,
        [("answered", body) for body in as_events({fact: value})],
        person=office.person.id,
        at=office.clock.now(),
    )


def next_facts(opened: Opened, missing: list[str]) -> list[str]:
    """What to ask next, the most useful first: missing facts that were neither asked nor refused."""
    tried = {one.fact for one in opened.known}
    return [fact for fact in missing if fact not in tried and fact in SPECS]


def decide(
    office: Office, dossier: str, result: str, value: str, reason: str = "", *, suggested: str = "",
    document: str = "",
) -> None:
    """Confirm a suggestion, or decide otherwise with a reason."""
    if value != suggested and not reason.strip():
        raise Rejected("reason_needed", result=result)
    body = {
        "result": result, "value": value, "suggested": suggested, "reason": reason.strip(),
        "document": document.strip(), "by": office.person.name, "on": office.clock.today().isoformat(),
    }  # fmt: skip
    office.vault.append(dossier, "decided", body, person=office.person.id, at=office.clock.now())


def fitting(opened: Opened, kind: str, on: date, track: str = "") -> offer.Offer:
    """The offer of a kind against this newcomer."""
    return offer.look(offer.sample(), kind, facts_of(opened), on, track)


def facts_of(opened: Opened) -> Facts:
    """The facts of the dossier, typed."""
    return read_facts(opened.facts_raw())


def choose_course(office: Office, dossier: str, code: str) -> None:
    """Choose a course from the offer; the last one of its kind holds."""
    course = next((one for one in offer.sample() if one.code == code), None)
    if course is None:
        raise Rejected("unknown_course", course=code)
    if course.seats_left < 1:
        raise Rejected("course_full", course=code)
    person, at = office.person.id, office.clock.now()
    office.vault.append(dossier, "course_chosen", course.as_plain(), person=person, at=at)


def make_appointment(
    office: Office, dossier: str, *, what: str, at: str, place: str, with_whom: str = "", bring: str = ""
) -> None:
    """Make an appointment; the last one stands on the slip. `at` is an ISO moment."""
    try:
        day = datetime.fromisoformat(at).date()
    except ValueError as error:
        raise Rejected("appointment_not_a_moment") from error
    if day < office.clock.today():
        raise Rejected("appointment_in_the_past")
    body = {"what": what, "at": at, "place": place, "with": with_whom, "bring": bring}
    office.vault.append(dossier, "appointment_made", body, person=office.person.id, at=office.clock.now())


def _proven(value: Plain, proof: str) -> Plain:
    return {"value": value, "proof": proof}


def _known(fact: str, raw: Plain, question: Question | None) -> Known:
    if isinstance(raw, dict) and "state" in raw:
        return Known(fact, "", "said", str(raw["state"]), question)
    if isinstance(raw, dict) and "value" in raw:
        return Known(fact, raw["value"], str(raw.get("proof", "said")), "known", question)
    return Known(fact, raw, "said", "known", question)
