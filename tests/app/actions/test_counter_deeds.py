"""The counter's deeds on a real vault and letterbox in a temporary office."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.actions import dossier, inbox
from app.errors import OfficeError, Rejected, Trouble
from app.office import Clock, Office, new_office, open_kiosk, open_office

CLOCK = Clock(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, clock=CLOCK)
    opened = open_office(tmp_path / "office", "practice", "practice", CLOCK)
    yield opened
    opened.vault.close()


def sit_down(office: Office, *, leave: bool = True) -> None:
    writer = open_kiosk(office.folder, clock=CLOCK).letterbox
    visit = writer.begin("ar", CLOCK.now())
    for question, raw in (("birth_date", "1997-03-14"), ("register_municipality", {"state": "unknown"})):
        writer.put(visit, {"kind": "answered", "question": question, "raw": raw}, at=CLOCK.now())
    writer.put(visit, {"kind": "finished"}, at=CLOCK.now())
    if leave:
        writer.close(visit)


def test_a_visit_is_taken_once_and_what_was_said_counts_as_said(office: Office) -> None:
    sit_down(office)
    (one,) = inbox.waiting(office)
    assert (one.language, one.answered, one.ready) == ("ar", 2, True)
    taken = inbox.take(office, one.visit)
    opened = dossier.open_dossier(office, taken)
    assert opened.facts_raw() == {
        "birth_date": {"value": "1997-03-14", "proof": "said"},
        "register_municipality": {"state": "unknown"},
    }
    assert inbox.waiting(office) == []
    with pytest.raises(Trouble, match="visit_taken"):
        inbox.take(office, one.visit)


def test_an_answer_keeps_its_proof_and_a_correction_follows(office: Office) -> None:
    place = dossier.new(office)
    dossier.answer(office, place, "birth_date", "1997-03-14")
    dossier.answer(office, place, "birth_date", "1997-03-15", "original")
    (known,) = dossier.open_dossier(office, place).known
    assert (known.raw, known.proof) == ("1997-03-15", "original")


def test_an_answer_that_does_not_fit_keeps_nothing(office: Office) -> None:
    place = dossier.new(office)
    with pytest.raises(OfficeError):
        dossier.answer(office, place, "birth_date", "1997-13-77")
    with pytest.raises(Rejected):
        dossier.answer_fact(office, place, "stay_motive", "tourist")
    assert dossier.open_dossier(office, place).known == ()


def test_to_decide_otherwise_needs_a_reason(office: Office) -> None:
    place = dossier.new(office)
    with pytest.raises(Rejected, match="reason_needed"):
        dossier.decide(office, place, "parts.mo", "exempt", suggested="required")
    dossier.decide(office, place, "parts.mo", "exempt", "Seen the certificate", suggested="required")
    assert dossier.open_dossier(office, place).decisions["parts.mo"]["value"] == "exempt"


def test_course_and_appointment_stay_in_the_dossier(office: Office) -> None:
    place = dossier.new(office)
    dossier.choose_course(office, place, "MO-AR-114")
    with pytest.raises(Rejected, match="course_full"):
        dossier.choose_course(office, place, "MO-ES-027")
    dossier.make_appointment(office, place, what="Intake", at="2026-11-30T10:15", place="Atlas")
    opened = dossier.open_dossier(office, place)
    assert opened.courses["mo"].code == "MO-AR-114"
    assert opened.appointment is not None and opened.appointment["place"] == "Atlas"
    with pytest.raises(Rejected, match="appointment_in_the_past"):
        dossier.make_appointment(office, place, what="Intake", at="2026-11-20T10:15", place="Atlas")


def test_search_finds_by_name(office: Office) -> None:
    place = dossier.new(office)
    dossier.new(office)
    dossier.name(office, place, "ፋጥማ ዮሃንስ", "Fatma Yohannes")
    assert [one.id for one in dossier.dossiers(office, "ፋጥማ")] == [place]
