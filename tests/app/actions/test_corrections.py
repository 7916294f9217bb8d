"""What the person concerned says is wrong is written down, waits on the due list, and is answered or refused."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest

from app.actions import corrections, dossier, export, papers, retention, scans
from app.errors import OfficeError
from app.office import Office
from tests.scan import picture

NOW = datetime.fromisoformat("2026-11-22T09:00:00+01:00")


@pytest.fixture
def newcomer(office: Office) -> str:
    made = dossier.new(office)
    dossier.name(office, made, "Amina Diallo")
    dossier.answer_fact(office, made, "birth_date", "1997-03-14", "said", by="companion", note="from memory")
    return made


def test_a_request_waits_on_the_due_list_until_it_is_answered(office: Office, newcomer: str) -> None:
    request = corrections.ask(office, newcomer, "birth_date", " I was born in 1998 ")
    (row,) = retention.due(office)
    assert (row.kind, row.subject, row.event, row.due_on) == ("correction", newcomer, request, date(2026, 12, 22))
    with pytest.raises(OfficeError, match="nothing_corrected"):
        corrections.answer(office, newcomer, request, "corrected")
    dossier.answer_fact(office, newcomer, "birth_date", "1998-03-14", "original")
    corrections.answer(office, newcomer, request, "corrected")
    assert retention.due(office) == []
    (one,) = corrections.of(office, newcomer)
    assert (one.wrong, one.outcome, one.taken_by, one.answered_by) == (
        "I was born in 1998", "corrected", "practice", "practice"
    )  # fmt: skip


def test_a_refusal_has_a_reason_and_an_answer_stands(office: Office, newcomer: str) -> None:
    request = corrections.ask(office, newcomer, "birth_date", "wrong year")
    for outcome, reason, says in (
        ("refused", " ", "refusal_reason_needed"), ("perhaps", "", "unknown_outcome_of_request"),
    ):  # fmt: skip
        with pytest.raises(OfficeError, match=says):
            corrections.answer(office, newcomer, request, outcome, reason)
    with pytest.raises(OfficeError, match="unknown_request"):
        corrections.answer(office, newcomer, "01zz", "refused", "no")
    corrections.answer(office, newcomer, request, "refused", "the passport says 1997")
    with pytest.raises(OfficeError, match="request_answered"):
        corrections.answer(office, newcomer, request, "corrected", "after all")


@pytest.mark.parametrize(
    ("about", "wrong", "says"), [("shoe_size", "x", "unknown_about"), ("name", " ", "wrong_empty")]
)
def test_a_request_is_about_something_and_says_something(
    office: Office, newcomer: str, about: str, wrong: str, says: str
) -> None:
    with pytest.raises(OfficeError, match=says):
        corrections.ask(office, newcomer, about, wrong)


def test_what_is_no_fact_is_corrected_by_its_own_event_or_in_a_sentence(office: Office, newcomer: str) -> None:
    name = corrections.ask(office, newcomer, "name", "it is Aminata")
    other = corrections.ask(office, newcomer, "something_else", "the letter went to my old address")
    with pytest.raises(OfficeError, match="nothing_corrected"):
        corrections.answer(office, newcomer, name, "corrected")
    dossier.name(office, newcomer, "Aminata Diallo")
    corrections.answer(office, newcomer, name, "corrected")
    corrections.answer(office, newcomer, other, "corrected", "sent again to the new address")
    assert retention.due(office) == []


def test_no_word_of_it_stands_in_the_journal(office: Office, newcomer: str) -> None:
    corrections.answer(
        office, newcomer, corrections.ask(office, newcomer, "name", "recognisable wish"), "refused", "recognisable no"
    )
    told = json.dumps([[line.deed, line.subject, dict(line.details)] for line in office.vault.journal()])
    assert "recognisable" not in told and "correction_answered" in told


@pytest.mark.parametrize("language", ["nl", "ar", "ti"])
def test_the_copy_says_everything_who_when_and_with_which_proof(
    office: Office, newcomer: str, tmp_path: Path, language: str
) -> None:
    taken = {"ticket": "A-001", "language": language, "answers": {}}
    office.vault.append(newcomer, "visit_taken", taken, person=office.person.id, at=NOW)
    dossier.seen(office, newcomer)
    dossier.decide(office, newcomer, "group", "obliged", "the card was seen", suggested="entitled", document="A card")
    dossier.answer_fact(office, newcomer, "birth_date", "1998-03-14", "original")
    request = corrections.ask(office, newcomer, "birth_date", "born in the spring of 1999")
    corrections.answer(office, newcomer, request, "refused", "the passport says 1998")
    dossier.make_appointment(office, newcomer, what="intake", at="2026-12-01T10:00", place="Gent", with_whom="An")
    draft = papers.gather(office, newcomer, "slip")
    papers.keep(office, draft, papers.draw(draft))
    (tmp_path / "scan.png").write_bytes(picture("PNG"))
    scans.attach(office, newcomer, tmp_path / "scan.png")
    office.clock.set(NOW + timedelta(days=1))
    written = export.export(office, newcomer, tmp_path / "copy", "asked_by_the_person")
    assert {path.parent.name for path in written} == {"copy", "papers", "files"}
    whole = json.loads((tmp_path / "copy" / "dossier.json").read_text(encoding="utf-8"))
    (born,) = [one for one in whole["facts"] if one["fact"] == "birth_date"]
    assert (born["value"], born["proof"], born["kept_by"]) == ("1998-03-14", "original", "practice")
    assert [one["deed"] for one in whole["journal"]][:2] == ["dossier_opened", "dossier_seen"]
    assert whole["corrections"][0]["reason"] == "the passport says 1998"
    assert whole["appointment"]["place"] == "Gent" and whole["advice"]["group"] and whole["staff"]
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "copy" / "dossier.pdf").pages)
    for said in (
        "14-03-1997", "14-03-1998", "from memory", "the card was seen", "born in the spring of 1999",
        "the passport says 1998", "scan.png", "Gent", "A-001", "practice", "Wie keek",
    ):  # fmt: skip
        assert said in " ".join(text.split()), said
