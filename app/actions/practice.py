"""The practice office: made-up people, a known passphrase, and one intake carried through without a window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from pathlib import Path

from app.actions import dossier as deeds
from app.actions import inbox, papers, practice_people
from app.actions import visit as visits
from app.actions.advise import advise_dossier
from app.facts import Plain
from app.office import Office, new_office, open_kiosk, open_office
from app.roles import ROLES
from app.rulebook import Advice
from app.store.files import write_durably

STAFF = "practice"
OPERATOR = "atlas"
PEOPLE = 12
LANGUAGE = "ar"
PERSON = {"names": "فاطمة الأحمد", "latin_name": "Fatima Al-Ahmad"}
APPOINTMENT = {
    "what": "Intakegesprek",
    "place": "Atlas, Carnotstraat 110, 2060 Antwerpen",
    "with_whom": "Loket 4",
    "bring": "Verblijfskaart",
}

SAID_AT_THE_KIOSK: Mapping[str, Plain] = {
    "birth_date": "1997-03-14",
    "nationalities": ["SY"],
    "register_municipality": "11002",
    "register_municipality_since": "2026-09-01",
    "stay_motive": "refugee",
    "highest_schooling": "upper_secondary",
}
KNOWN_TO_STAFF: Mapping[str, Plain] = {
    "first_registration": {"date": "2026-09-01", "municipality": "11002"},
    "first_title_gt3m": {"date": "2026-09-01", "municipality": "11002"},
    "register_type": "foreigners",
    "lawful_stay": "yes",
    "title_gt_3_months": "yes",
    "residence_document": "a",
    "max_one_year": "no",
    "sponsor_nationalities": [],
    "used_free_movement": "no",
    "eu_ltr_state": "none",
    "minister_role": "none",
    "integration_certificates": [],
    "medical_certificate": "none",
    "diplomas": [],
    "dutch_schooling_years": "0",
    "reception_school_months": "0",
    "reception_school_years": "0",
    "current_study": "none",
    "literacy": "latin",
    "learning_speed": "average",
    "dutch_proofs": [],
    "mo_tests": [],
    "limited_learning_capacity": "none",
    "work": [],
    "labour_market_access": "unlimited",
    "vdab": {"registered_on": "2026-10-20", "category": "obligatory_ocmw"},
    "income": ["leefloon"],
    "reported_on": "2026-10-05",
}


def open_practice(folder: Path) -> Office:
    """The practice office in that folder; made first when it is not there."""
    if not (folder / "office.toml").exists():
        new_office(folder, name="Onthaal practice office", operator=OPERATOR, practice=True)
        office = open_office(folder, STAFF, STAFF)
        _fill(office)
        return office
    office = open_office(folder, STAFF, STAFF)
    if office.settings.practice and set(office.person.roles) != set(ROLES):
        # An early version gave one role.
        office.vault.put_staff(office.person.id, STAFF, ROLES)
        office.vault.close()
        return open_office(folder, STAFF, STAFF)
    return office


def _fill(office: Office) -> None:
    """A dozen synthetic newcomers, drawn from the published figures."""
    for one in practice_people.draw(seed=2023, count=PEOPLE, on=office.clock.today()):
        dossier = deeds.new(office)
        person = one["person"]
        deeds.name(office, dossier, person["names"], person["latin_name"])
        for fact, raw in one["facts"].items():
            deeds.answer_fact(office, dossier, fact, raw)


def visit_as_the_newcomer(folder: Path) -> str:
    """Answer at the kiosk, each answer sealed before the next; returns the ticket number."""
    visit = visits.begin(open_kiosk(folder))
    visit.start(LANGUAGE)
    ticket = visit.ticket
    for question, raw in SAID_AT_THE_KIOSK.items():
        visit.give(question, raw)
    visit.finish()
    return ticket


def take_and_complete(office: Office, ticket: str) -> str:
    """Take the visit into a dossier, add what only staff know, plan what comes next; returns the dossier id."""
    visit = next(one.visit for one in inbox.waiting(office) if one.ticket == ticket)
    dossier = inbox.take(office, visit)
    deeds.name(office, dossier, PERSON["names"], PERSON["latin_name"])
    for fact, raw in KNOWN_TO_STAFF.items():
        deeds.answer_fact(office, dossier, fact, raw)
    _plan(office, dossier)
    return dossier


def _plan(office: Office, dossier: str) -> None:
    """The first Dutch course that may fit, and an appointment next week."""
    on = office.clock.today()
    opened = deeds.open_dossier(office, dossier)
    track = advise_dossier(opened, on).held.track.value
    for fit in deeds.fitting(opened, "nt2", on, track).fits[:1]:
        if not fit.against:
            deeds.choose_course(office, dossier, fit.course.code)
    at = datetime.combine(on + timedelta(days=9), time(9, 30))
    deeds.make_appointment(office, dossier, at=at.isoformat(), **APPOINTMENT)


def advice_for(office: Office, dossier: str) -> Advice:
    """Today's advice on a dossier; looking saves nothing."""
    return advise_dossier(deeds.open_dossier(office, dossier), office.clock.today()).held


def leave_papers(office: Office, dossier: str, out: Path, advice_text: str) -> list[Path]:
    """Keep the papers of a practice intake and leave them in a folder too; the person in them does not exist."""
    told = out.absolute() / "advice.txt"
    write_durably(told, (advice_text + "\n").encode())
    return [told, *(_leave(office, dossier, kind, out.absolute() / f"{kind}.pdf") for kind in ("contract", "slip"))]


def _leave(office: Office, dossier: str, kind: str, path: Path) -> Path:
    draft = papers.gather(office, dossier, kind)
    paper = papers.keep(office, draft, papers.draw(draft))
    papers.save(office, dossier, paper, path, "practice", replace=True)
    return path
