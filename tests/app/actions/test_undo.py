"""Taking back the last deed: what was before holds again, everywhere; both stay in history and copy."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.actions import dossier, export, inbox, papers, plan
from app.actions.undo import undo
from app.errors import Rejected, Trouble
from app.office import NewMember, Office, new_office, open_kiosk, open_office
from app.roles import ASSESSOR, COUNSELLOR

from .intake import take

PEOPLE = (
    NewMember("An Peeters", "vier gele fietsen", (ASSESSOR,)), NewMember("Bo Maes", "drie natte honden", (COUNSELLOR,)),
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    new_office(tmp_path / "office", name="Proef", operator="atlas", practice=True, staff=PEOPLE)
    return tmp_path / "office"


@pytest.fixture
def an(folder: Path) -> Iterator[Office]:
    opened = open_office(folder, "An Peeters", "vier gele fietsen")
    yield opened
    opened.vault.close()


@pytest.fixture
def bo(folder: Path) -> Iterator[Office]:
    opened = open_office(folder, "Bo Maes", "drie natte honden")
    yield opened
    opened.vault.close()


def born(office: Office, place: str) -> str:
    return dossier.open_dossier(office, place).birth


def test_the_answer_before_holds_again_and_the_lists_know_it(an: Office) -> None:
    place = dossier.new(an)
    dossier.answer_fact(an, place, "birth_date", "1997-03-14")
    dossier.answer_fact(an, place, "birth_date", "1979-03-14")
    assert undo(an, place) == "answered"
    assert born(an, place) == "1997-03-14"
    assert [one.id for one in dossier.dossiers(an, "1997")] == [place] and dossier.dossiers(an, "1979") == []
    assert an.vault.verify() == []


def test_an_answer_that_was_the_first_is_open_again(an: Office) -> None:
    place = dossier.new(an)
    dossier.answer_fact(an, place, "birth_date", "1997-03-14")
    undo(an, place)
    assert dossier.open_dossier(an, place).known == ()
    with pytest.raises(Rejected, match="undo_nothing"):
        undo(an, place)


def test_what_was_written_together_is_taken_back_together(an: Office) -> None:
    place = dossier.new(an)
    dossier.answer(an, place, "mother_tongue", "ar")
    before = dossier.open_dossier(an, place).known
    dossier.answer(an, place, "stay_motive", "refugee")
    undo(an, place)
    assert dossier.open_dossier(an, place).known == before


def test_step_by_step_back(an: Office) -> None:
    place = dossier.new(an)
    dossier.name(an, place, "Fatima")
    dossier.decide(an, place, "group", "obliged", suggested="obliged")
    plan.put(an, place, "goal", "een huis")
    assert [undo(an, place) for _ in range(3)] == ["planned", "decided", "named"]
    opened = dossier.open_dossier(an, place)
    assert (opened.plan, dict(opened.decisions), opened.name) == ((), {}, "")


def test_a_paper_says_that_what_it_tells_was_taken_back(an: Office) -> None:
    place = take(an, "w01")
    plan.put(an, place, "goal", "een huis")
    draft = papers.gather(an, place, "contract")
    with pytest.raises(Trouble):
        papers.read(an, "none")
    papers.keep(an, draft, papers.draw(draft))
    with pytest.raises(Rejected, match="undo_not_this"):
        undo(an, place)
    plan.put(an, place, "goal", "een tuin")
    undo(an, place)
    assert papers.kept(an, place)[0].changed == ()


def test_nobody_takes_back_what_a_colleague_did(an: Office, bo: Office) -> None:
    place = dossier.new(an)
    dossier.answer_fact(bo, place, "birth_date", "1997-03-14")
    with pytest.raises(Rejected) as refused:
        undo(an, place)
    assert (refused.value.says, refused.value.details["who"]) == ("undo_not_yours", "Bo Maes")
    assert born(an, place) == "1997-03-14"


def test_history_and_copy_keep_both(an: Office, tmp_path: Path) -> None:
    place = dossier.new(an)
    dossier.answer_fact(an, place, "birth_date", "1979-03-14")
    undo(an, place)
    assert [one.kind for one in dossier.open_dossier(an, place).history] == ["opened", "undone"]
    export.export(an, place, tmp_path / "copy", "asked_by_the_person")
    whole = json.loads((tmp_path / "copy" / "dossier.json").read_text())
    assert [one["kind"] for one in whole["events"]][:3] == ["opened", "answered", "undone"]


def test_a_colleagues_answer_is_seen_before_it_is_written_over(an: Office, bo: Office) -> None:
    place = dossier.new(an)
    last = dossier.open_dossier(an, place).last
    dossier.answer_fact(bo, place, "birth_date", "1997-03-14")
    with pytest.raises(Rejected) as refused:
        dossier.written_meanwhile(an, place, "birth_date", last)
    assert refused.value.details["who"] == "Bo Maes"
    dossier.written_meanwhile(an, place, "nationalities", last)
    dossier.written_meanwhile(an, place, "birth_date", dossier.open_dossier(an, place).last)


def test_what_colleagues_did_since_the_last_look(an: Office, bo: Office) -> None:
    place = dossier.new(an)
    assert dossier.since_last_look(bo, place) == ()
    dossier.answer_fact(bo, place, "birth_date", "1997-03-14")
    assert [(one.kind, one.about, one.who) for one in dossier.since_last_look(an, place)] == [
        ("answered", "birth_date", "Bo Maes")
    ]
    assert dossier.since_last_look(bo, place) == ()


def test_a_visit_that_was_taken_stays_with_all_that_it_brought(an: Office) -> None:
    kiosk, now = open_kiosk(an.folder), an.clock.now()
    visit = kiosk.letterbox.begin("ar", now)
    kiosk.letterbox.put(visit, {"kind": "answered", "question": "birth_date", "raw": "1997-03-14"}, at=now)
    kiosk.letterbox.close(visit)
    place = inbox.take(an, visit.id, None)
    with pytest.raises(Rejected, match="undo_not_this"):
        undo(an, place)
    opened = dossier.open_dossier(an, place)
    assert (opened.birth, opened.ticket) == ("1997-03-14", visit.ticket)
