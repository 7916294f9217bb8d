"""A dossier with everything a paper can say, made from a case of the law and kept in a real vault."""

from __future__ import annotations

from pathlib import Path

from app.actions import dossier
from app.facts.casefile import read_case
from app.office import Office

CASES = Path(__file__).resolve().parents[2] / "law" / "cases"
NAME = "فاطمة الأحمد"


def take(office: Office, case: str, language: str = "ar", *, name: str = NAME, course: str = "MO-AR-115") -> str:
    """The dossier of that case: a visit, a name, every fact seen in original, a course, an appointment."""
    place, now = dossier.new(office), office.clock.now()
    visit = {"ticket": "A-017", "language": language, "answers": {}}
    office.vault.append(place, "visit_taken", visit, person=office.person.id, at=now)
    if name:
        dossier.name(office, place, name, "Fatima Al-Ahmad")
    facts = read_case(CASES / f"{case}.yaml").blocks["facts"]
    assert isinstance(facts, dict)
    for fact, value in facts.items():
        dossier.answer_fact(office, place, fact, value)
    if course:
        dossier.choose_course(office, place, course)
    dossier.make_appointment(
        office, place, what="Tweede gesprek", at="2026-11-30T10:15", place="Atlas, Carnotstraat 110, 2060 Antwerpen",
        with_whom="An Peeters, loket 4", bring="verblijfskaart; diploma",
    )  # fmt: skip
    return place
