"""One dossier at the counter: open it, answer with proof, decide, choose a course, make an appointment."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from stdnum.be import ssn

from app import interview, offer
from app.actions import course_list, editions, law
from app.actions.inbox import as_events
from app.actions.opened import SPOKEN, Happened, Opened, PaperMade, happened, read
from app.errors import Rejected
from app.facts import SPECS, Proof, read_fact, read_facts
from app.facts.casefile import check_together
from app.interview import check, reading
from app.places import find_municipalities, fold
from app.roles import only
from app.rulebook import decided
from app.store import papers
from app.store.lines import Asked, DossierLine
from app.store.undone import standing
from app.words import LANGUAGES

if TYPE_CHECKING:
    from app.facts import Facts, Plain
    from app.office import Office

Line = DossierLine
"""A dossier in a list."""
PROOFS = tuple(proof.value for proof in Proof)
LEAST_OF_A_PLACE = 3
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?", re.ASCII).fullmatch
SPEAKERS = ("newcomer", "companion", "staff")
"""Who gave an answer: the newcomer, somebody who came along or interprets, or a member of staff from a paper."""


@dataclass(frozen=True)
class Meeting:
    """An appointment of today: whose, when (ISO moment) and where."""

    line: Line
    at: str
    place: str


@only("see_dossiers")
def dossiers(
    office: Office, search: str = "", *, mine: bool = False, by_name: bool = False, after: Line | None = None,
    most: int = -1,
) -> list[Line]:  # fmt: skip
    """So many dossiers of a list behind one of its lines (-1: all); the last changed first, or by name.

    All dossiers, or `mine`: those in which this staff member did something; or those in which every word of `search`
    stands: parts of a name in any script or in Latin spelling, national number, birth date, ticket, municipality.
    """
    if search.strip():
        office.vault.write_once(person=office.person.id, at=office.clock.now(), deed="dossiers_searched")
    return office.vault.list_dossiers(_asked(office, search, mine, by_name), after, most)


@only("see_dossiers")
def how_many(office: Office, search: str = "", *, mine: bool = False, most: int = -1) -> int:
    """How many dossiers a list has, counted up to `most` (-1: all)."""
    return office.vault.count_dossiers(_asked(office, search, mine), most)


def _asked(office: Office, search: str, mine: bool, by_name: bool = False) -> Asked:
    if search.strip():
        return Asked(words=[_readings(word) for word in search.split()])
    return Asked(person=office.person.id if mine else "", by_name=by_name)


def _readings(word: str) -> list[str]:
    """A word as it was typed, and the codes of the municipalities whose name begins with it."""
    wanted = fold(word)
    if len(wanted) < LEAST_OF_A_PLACE or not wanted[0].isalpha():
        return [word]
    found = find_municipalities(word)
    begins = (one.code for one in found if any(fold(name).startswith(wanted) for name in (one.name_nl, one.name_fr)))
    return [word, *begins]


@only("see_dossiers")
def today(office: Office) -> list[Meeting]:
    """The appointments of today, the earliest first."""
    return [Meeting(*one) for one in office.vault.meetings(office.clock.today().isoformat())]


@only("see_dossiers")
def perhaps_known(office: Office, said: Mapping[str, Plain]) -> list[Line]:
    """Dossiers of people born on the same day: the newcomer who said this may be one of them."""
    born = said.get("birth_date")
    return office.vault.born_on(born) if isinstance(born, str) and born else []


@only("new_dossier")
def new(office: Office) -> str:
    """Open an empty dossier, for a newcomer who was not at a kiosk."""
    return office.vault.new_dossier(person=office.person.id, at=office.clock.now())


@only("see_dossiers")
def open_dossier(office: Office, dossier: str, *, until: str = "", by: law.Law | None = None) -> Opened:
    """A dossier with its facts, decisions, courses and papers; as it was at an event, and by another law, on request.

    The journal keeps who looked, once while unlocked.
    """
    seen(office, dossier)
    events = standing(one for one in office.vault.events(dossier) if not until or one.id <= until)
    staff = {id_: name for id_, (name, _) in office.vault.staff().items()}
    made = [PaperMade(one.id, one.kind, one.language, one.at) for one in papers.listed(office.vault, dossier)]
    return read(dossier, events, staff, papers=made, law=by or law.of(office), offered=course_list.of(office))


@only("see_dossiers")
def since_last_look(office: Office, dossier: str) -> tuple[Happened, ...]:
    """What colleagues did since this person last looked; nothing for who never looked before."""
    me, staff = office.person.id, {id_: name for id_, (name, _) in office.vault.staff().items()}
    looks = [one.at for one in office.vault.journal_about(dossier) if one.deed == "dossier_seen" and one.person == me]
    events = standing(office.vault.events(dossier))
    mine = [one.at for one in events if one.person == me]
    if not looks and not mine:
        return ()
    last = max((*looks, *mine), key=datetime.fromisoformat)
    return tuple(
        happened(one, staff) for one in events
        if one.person != me and datetime.fromisoformat(one.at) > datetime.fromisoformat(last)
        and (one.kind != "answered" or one.body.get("fact"))
    )  # fmt: skip


@only("see_dossiers")
def written_meanwhile(office: Office, dossier: str, fact: str, last: str) -> None:
    """Rejected `changed_meanwhile` when a colleague wrote this fact after the event `last`: both shall be seen."""
    for event in standing(office.vault.events(dossier)):
        if event.id > last and event.kind == "answered" and event.body.get("fact") == fact:
            if event.person != office.person.id:
                who = office.vault.staff().get(event.person, ("", ()))[0]
                raise Rejected("changed_meanwhile", who=who)


@only("see_dossiers")
def seen(office: Office, dossier: str) -> None:
    """The journal keeps who looked at a dossier, once while unlocked. Trouble `unknown_dossier`, `dossier_erased`."""
    office.vault.key_of(dossier)
    office.vault.write_once(person=office.person.id, at=office.clock.now(), deed="dossier_seen", subject=dossier)


@only("answer")
def name(office: Office, dossier: str, name: str, latin_name: str = "") -> str:
    """Write the name as it stands on the document; returns the event. Rejected `name_empty`, `empty` or `too_long`."""
    if not name.strip():
        raise Rejected("name_empty")
    latin = check.line(latin_name, check.LONGEST_NAME) if latin_name.strip() else ""
    body = {"name": check.line(name, check.LONGEST_NAME), "latin_name": latin}
    return office.vault.append(dossier, "named", body, person=office.person.id, at=office.clock.now())


@only("answer")
def speak(office: Office, dossier: str, language: str) -> str:
    """Choose the language in which the newcomer is spoken and written to. Rejected `no_such_language`."""
    if language not in LANGUAGES:
        raise Rejected("no_such_language", text=language)
    at = office.clock.now()
    return office.vault.append(dossier, SPOKEN, {"language": language}, person=office.person.id, at=at)


@only("answer")
def identify(office: Office, dossier: str, number: str) -> str:
    """Write the national number (INSZ: Rijksregister or BIS, as `stdnum.be.ssn` checks it); returns the event.

    Rejected `national_number_wrong`: not eleven digits whose last two check the others.
    """
    if not ssn.is_valid(number):
        raise Rejected("national_number_wrong")
    body = {"number": ssn.compact(number)}
    return office.vault.append(dossier, "identified", body, person=office.person.id, at=office.clock.now())


@only("see_national_number")
def national_number(office: Office, dossier: str) -> str:
    """The national number, empty when none is written. The journal keeps who looked, once while unlocked."""
    found = office.vault.latest(dossier, "identified")
    if found is None:
        return ""
    person, at = office.person.id, office.clock.now()
    office.vault.write_once(person=person, at=at, deed="national_number_seen", subject=dossier)
    return str(found.body["number"])


@only("answer")
def answer(
    office: Office, dossier: str, question: str, raw: Plain, proof: str = "said", *, by: str = "newcomer",
    note: str = "",
) -> None:  # fmt: skip
    """Keep an answer to a question of the interview with its proof; Rejected when it does not fit."""
    asked, at = interview.load()[question], office.clock.now()
    clean = check.answer(asked, raw, at.date())
    known = _said_before(office, dossier) if reading.builds_on_others(asked, clean) else {}
    settled: dict[str, Plain] = {}
    for fact, value in reading.one(asked, clean, known).items():
        settled[fact] = value if isinstance(value, dict) and "state" in value else _proven(value, proof)
        read_fact(fact, settled[fact])
    first, *others = _signed(settled, by, note) or [{"by": by, "note": note.strip()}]
    bodies = [{**first, "question": question, "answer": clean}, *others]
    kept = [("answered", body) for body in bodies]
    office.vault.append_all(dossier, kept, person=office.person.id, at=at)


def _said_before(office: Office, dossier: str) -> dict[str, Plain]:
    return {
        fact: value["value"] if isinstance(value, dict) and "value" in value else value
        for fact, value in office.vault.facts_raw(dossier).items()
    }


@only("answer")
def answer_fact(
    office: Office, dossier: str, fact: str, raw: Plain, proof: str = "original", *, by: str = "staff",
    note: str = "",
) -> list[str]:  # fmt: skip
    """Keep a fact that only staff know, which no question asks; returns the events.

    Rejected `unknown_fact`, `birth_in_future` or what reading the fact raises.
    """
    if fact not in SPECS:
        raise Rejected("unknown_fact", fact=fact)
    value = raw if isinstance(raw, dict) and "state" in raw else _proven(raw, proof)
    check_together(read_facts({fact: value}), office.clock.today())
    return office.vault.append_all(
        dossier,
        [("answered", body) for body in _signed({fact: value}, by, note)],
        person=office.person.id,
        at=office.clock.now(),
    )


def next_facts(opened: Opened, missing: list[str]) -> list[str]:
    """What to ask next, the most useful first: missing facts that were neither asked nor refused."""
    tried = {one.fact for one in opened.known}
    return [fact for fact in missing if fact not in tried and fact in SPECS]


@only("decide")
def decide(
    office: Office, dossier: str, result: str, value: str, reason: str = "", *, suggested: str = "",
    document: str = "",
) -> None:
    """Confirm a suggestion, or decide otherwise with a reason; the edition of the suggestion is remembered with it.

    Rejected `unknown_result` or `outside_list` for what cannot be decided, `reason_needed`.
    """
    decided.check(result, value)
    if value != suggested and not reason.strip():
        raise Rejected("reason_needed", result=result)
    body = {
        "result": result, "value": value, "suggested": suggested, "reason": reason.strip(),
        "document": document.strip(), "by": office.person.name, "on": office.clock.today().isoformat(),
        "edition": editions.cite(office),
    }  # fmt: skip
    office.vault.append(dossier, "decided", body, person=office.person.id, at=office.clock.now())


def fitting(opened: Opened, kind: str, on: date, track: str = "") -> offer.Offer:
    """The offer of a kind against this newcomer."""
    return offer.look(opened.offered.courses, kind, facts_of(opened), on, track)


def facts_of(opened: Opened) -> Facts:
    """The facts of the dossier, typed."""
    return read_facts(opened.facts_raw())


@only("choose_course")
def choose_course(office: Office, dossier: str, code: str) -> None:
    """Choose a course from the offer; the last one of its kind holds."""
    course = next((one for one in course_list.of(office).courses if one.code == code), None)
    if course is None:
        raise Rejected("unknown_course", course=code)
    if course.seats_left < 1:
        raise Rejected("course_full", course=code)
    person, at = office.person.id, office.clock.now()
    office.vault.append(dossier, "course_chosen", course.as_plain(), person=person, at=at)


@only("make_appointment")
def make_appointment(
    office: Office, dossier: str, *, what: str, at: str, place: str, with_whom: str = "", bring: str = ""
) -> None:
    """Make an appointment; the last one stands on the slip. `at` is an ISO moment of the clock on the wall.

    Rejected `appointment_not_a_moment` or `appointment_in_the_past`.
    """
    try:
        if not _MOMENT(at):
            raise ValueError
        day = datetime.fromisoformat(at).date()
    except ValueError as error:
        raise Rejected("appointment_not_a_moment") from error
    if day < office.clock.today():
        raise Rejected("appointment_in_the_past")
    body = {"what": what, "at": at, "place": place, "with": with_whom, "bring": bring}
    office.vault.append(dossier, "appointment_made", body, person=office.person.id, at=office.clock.now())


def _proven(value: Plain, proof: str) -> Plain:
    return {"value": value, "proof": proof}


def _signed(facts: Mapping[str, Plain], by: str, note: str) -> list[dict[str, Any]]:
    more = {"by": by, "note": note.strip()} if note.strip() else {"by": by}
    return [body | more for body in as_events(facts)]
