"""The counter's deeds on a real vault and letterbox in a temporary office."""

from datetime import datetime

import pytest

from app.actions import dossier, inbox, typed
from app.errors import OfficeError, Rejected, Trouble
from app.office import Clock, Office, open_kiosk

CLOCK = Clock(datetime.fromisoformat("2026-11-22T09:00:00+01:00"))


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


def test_search_finds_by_ticket_birth_year_and_latin_name(office: Office) -> None:
    sit_down(office)
    (visit,) = inbox.waiting(office)
    place = inbox.take(office, visit.visit)
    dossier.new(office)
    dossier.name(office, place, "شُولة", "Şule Yıldız")
    for wanted in (visit.ticket, "1997", "sule", "شولة"):
        assert [one.id for one in dossier.dossiers(office, wanted)] == [place], wanted


@pytest.mark.parametrize("word", ["Liège", "liege", "LIÈGE", "luik", "Lièg"])
def test_a_municipality_is_found_without_its_accents(office: Office, word: str) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "register_municipality", "62063")
    assert [one.id for one in dossier.dossiers(office, word)] == [place]


def test_the_lists_of_today_and_of_my_dossiers(office: Office) -> None:
    late, early = dossier.new(office), dossier.new(office)
    for place, at in ((late, "2026-11-22T15:00"), (early, "2026-11-22T10:15"), (early, "2026-11-22T09:15")):
        dossier.make_appointment(office, place, what="Intake", at=at, place="Atlas")
    assert [(one.line.id, one.at[11:]) for one in dossier.today(office)] == [(early, "09:15"), (late, "15:00")]
    assert {one.id for one in dossier.dossiers(office, mine=True)} == {late, early}


def test_somebody_born_on_the_same_day_may_be_known(office: Office) -> None:
    place = dossier.new(office)
    dossier.answer_fact(office, place, "birth_date", "1997-03-14")
    sit_down(office)
    (visit,) = inbox.waiting(office)
    assert [one.id for one in dossier.perhaps_known(office, visit.said)] == [place]
    assert dossier.perhaps_known(office, {"birth_date": {"state": "refused"}}) == []


def test_a_dossier_remembers_who_said_it_who_kept_it_and_why(office: Office) -> None:
    place = dossier.new(office)
    dossier.answer(office, place, "birth_date", "1997-03-14", "copy", by="companion", note=" blurred stamp ")
    (known,) = dossier.open_dossier(office, place).known
    assert (known.by, known.kept_by, known.note) == ("companion", "practice", "blurred stamp")
    assert known.at.startswith("2026-11-22")
    assert [one.kind for one in dossier.open_dossier(office, place).history] == ["opened", "answered"]


def test_a_waiting_visit_says_how_long_and_how_much_is_open(office: Office, clock: Clock) -> None:
    sit_down(office, leave=False)
    clock.set(datetime.fromisoformat("2026-11-22T09:12:30+01:00"))
    (visit,) = inbox.waiting(office)
    assert (visit.minutes, visit.left, visit.running) == (12, 0, True)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("date", "14/3/1997", "1997-03-14"),
        ("partial_date", "3-1997", "1997-03"),
        ("date", "31-02-1997", "1997-02-31"),
        ("countries", "Syrië, maroc", ["SY", "MA"]),
        ("nis", "2018", "11002"),
        ("langs", "Arabisch, French, Türkçe", ["ar", "fr", "tr"]),
        ("country or none", "none", "none"),
    ],
)
def test_what_is_typed_is_read(kind: str, text: str, value: object) -> None:
    assert typed.plain(kind, text) == value


def test_a_name_that_is_not_known_is_refused() -> None:
    for kind, says in (("country", "no_such_country"), ("nis", "no_such_municipality"), ("lang", "no_such_language")):
        with pytest.raises(Rejected, match=says):
            typed.plain(kind, "Nergenshuizen 9")
