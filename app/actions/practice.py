"""The practice office: made-up people, a known passphrase, and one intake carried through without a window."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from app.actions import case_papers, inbox, practice_people
from app.actions import dossier as deeds
from app.actions.advise import advise_dossier
from app.actions.contract import OPERATORS
from app.facts import Plain
from app.office import Office, new_office, open_kiosk, open_office
from app.rulebook import Advice

STAFF = "practice"
OPERATOR = "atlas"
PEOPLE = 12
PERSON = {"names": "فاطمة الأحمد", "latin_name": "Fatima Al-Ahmad"}

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
    return open_office(folder, STAFF, STAFF)


def _fill(office: Office) -> None:
    """A dozen synthetic newcomers, drawn from the published figures."""
    for one in practice_people.draw(seed=2023, count=PEOPLE, on=office.clock.today()):
        dossier = deeds.new(office)
        person = one["person"]
        deeds.name(office, dossier, person["names"], person["latin_name"])
        for fact, raw in one["facts"].items():
            deeds.answer_fact(office, dossier, fact, raw)


def visit_as_the_newcomer(folder: Path, at: datetime) -> str:
    """Answer at the kiosk, each answer sealed before the next; returns the ticket number."""
    kiosk = open_kiosk(folder)
    visit = kiosk.letterbox.begin("ar", at)
    for question, raw in SAID_AT_THE_KIOSK.items():
        kiosk.letterbox.put(visit, {"kind": "answered", "question": question, "raw": raw}, at=at)
    kiosk.letterbox.put(visit, {"kind": "finished"}, at=at)
    kiosk.letterbox.close(visit)
    return visit.ticket


def take_and_complete(office: Office, ticket: str) -> str:
    """Take the visit into a dossier and add what only staff know; returns the dossier id."""
    visit = next(one.visit for one in inbox.waiting(office) if one.ticket == ticket)
    dossier = inbox.take(office, visit)
    deeds.name(office, dossier, PERSON["names"], PERSON["latin_name"])
    for fact, raw in KNOWN_TO_STAFF.items():
        deeds.answer_fact(office, dossier, fact, raw)
    return dossier


def advice_for(office: Office, dossier: str) -> Advice:
    """Today's advice on a dossier; looking saves nothing."""
    return advise_dossier(deeds.open_dossier(office, dossier), office.clock.today()).held


def leave_papers(office: Office, dossier: str, out: Path, advice_text: str) -> list[Path]:
    """Leave the papers of a practice intake in a folder; the person in them does not exist."""
    advice = advice_for(office, dossier)
    course = {"kind": "nt2", "code": "NT2-A1", "provider": "CVO", "place": "Antwerpen", "starts_on": "2027-01-11"}
    appointment = {
        "what": "Intakegesprek",
        "at": "2026-12-01T09:30",
        "place": "Atlas, Carnotstraat 110, 2060 Antwerpen",
        "with": "Loket 4",
        "bring": "Verblijfskaart",
    }
    papers = {
        "advice.txt": (advice_text + "\n").encode(),
        "contract.pdf": case_papers.draw_contract(advice, dossier, PERSON, course, "ar"),
        "slip.pdf": case_papers.draw_slip(appointment, "ar", operator=OPERATORS[OPERATOR]),
    }
    for name, data in papers.items():
        (out / name).write_bytes(data)
    return [out / name for name in papers]
