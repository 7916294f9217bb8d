"""Goals, participation track and agreements: written, changed, kept in history, in the contract and in the copy."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.actions import dossier, export, papers, plan, retention
from app.actions.contract import plan_of
from app.actions.plan import DONE, DROPPED
from app.errors import Rejected
from app.office import Office
from tests.app.paper.reading import text as text_of

from .intake import take


def lines(office: Office, place: str) -> list[tuple[str, str, str]]:
    return [(one.part, one.text, one.state) for one in dossier.open_dossier(office, place).plan]


def test_a_plan_is_read_in_its_order(office: Office) -> None:
    place = dossier.new(office)
    plan.put(office, place, "agreement", "brings the diploma", who="newcomer", until="2026-12-01")
    plan.put(office, place, "track", "", kind="buddy")
    plan.put(office, place, "goal", "work as a nurse again")
    assert [part for part, _, _ in lines(office, place)] == ["goal", "track", "agreement"]


def test_a_change_is_a_new_event_and_what_was_stays_in_the_history(office: Office) -> None:
    place = dossier.new(office)
    first = plan.put(office, place, "goal", "work as a nurse again")
    plan.put(office, place, "goal", "work as a nurse in Antwerp", entry=first)
    plan.put(office, place, "goal", "work as a nurse in Antwerp", entry=first, state=DONE)
    assert lines(office, place) == [("goal", "work as a nurse in Antwerp", DONE)]
    told = [one.value for one in dossier.open_dossier(office, place).history if one.kind == plan.PLANNED]
    assert told == ["work as a nurse again", "work as a nurse in Antwerp", "work as a nurse in Antwerp"]


def test_what_was_dropped_stands_nowhere_but_in_the_history(office: Office) -> None:
    place = dossier.new(office)
    first = plan.put(office, place, "goal", "learn to swim")
    plan.put(office, place, "goal", "learn to swim", entry=first, state=DROPPED)
    assert lines(office, place) == []


@pytest.mark.parametrize(
    ("given", "says"),
    (
        ({"part": "goal", "text": " "}, "plan_empty"),
        ({"part": "wish", "text": "x"}, "plan_value"),
        ({"part": "agreement", "text": "x", "who": "neighbour"}, "plan_value"),
        ({"part": "agreement", "text": "x", "until": "soon"}, "plan_day"),
        ({"part": "agreement", "text": "x", "until": "2026-11-21"}, "plan_day_past"),
        ({"part": "goal", "text": "x", "entry": "0000"}, "plan_unknown"),
    ),
)
def test_what_is_no_plan_is_refused_and_nothing_is_written(office: Office, given: dict[str, str], says: str) -> None:
    place = dossier.new(office)
    with pytest.raises(Rejected) as refused:
        plan.put(office, place, **given)
    assert refused.value.says == says and lines(office, place) == []


def test_an_agreement_whose_day_is_over_can_still_be_ended(office: Office) -> None:
    place = dossier.new(office)
    first = plan.put(office, place, "agreement", "call", until="2026-11-23")
    office.clock.set(datetime(2026, 12, 5, 10, tzinfo=UTC))
    (late,) = dossier.open_dossier(office, place).plan
    assert late.overdue(office.clock.today())
    plan.put(office, place, "agreement", "call", until="2026-11-23", entry=first, state=DONE)
    (done,) = dossier.open_dossier(office, place).plan
    assert not done.overdue(office.clock.today())


def test_the_plan_stands_in_the_contract_and_a_later_change_supersedes_it(office: Office) -> None:
    place = take(office, "w01", "fr")
    plan.put(office, place, "goal", "weer als verpleegster werken")
    plan.put(office, place, "agreement", "brengt het diploma mee", who="newcomer", until="2026-12-01")
    draft = papers.gather(office, place, "contract")
    text = " ".join(text_of(papers.draw(draft)).split())
    assert "Uw eigen plan" in text and "Votre propre plan" in text
    assert text.count("weer als verpleegster werken") == 2
    assert "tegen 01-12-2026" in text
    assert [one.part for one in plan_of(dossier.open_dossier(office, place))] == ["goal", "agreement"]


def test_the_copy_for_the_person_holds_the_plan(office: Office, tmp_path: Path) -> None:
    place = take(office, "w01", "fr")
    plan.put(office, place, "goal", "weer als verpleegster werken")
    export.export(office, place, tmp_path / "copy", "asked_by_the_person")
    whole = json.loads((tmp_path / "copy" / "dossier.json").read_text())
    assert [one["text"] for one in whole["plan"]] == ["weer als verpleegster werken"]
    assert "weer als verpleegster werken" in text_of((tmp_path / "copy" / "dossier.pdf").read_bytes())


def test_what_was_agreed_asks_for_who_works_on_it_when_its_day_has_come(office: Office) -> None:
    place = dossier.new(office)
    today = plan.put(office, place, "agreement", "brings the diploma", who="newcomer", until="2026-11-22")
    plan.put(office, place, "agreement", "calls VDAB", until="2026-11-23")
    plan.put(office, place, "track", "", kind="buddy", until="2026-11-22")
    plan.put(office, place, "agreement", "some day")
    dossier.name(office, place, "Fatima")
    due = [(one.line.name, one.entry.text, one.entry.kind) for one in plan.due(office)]
    assert due == [("Fatima", "brings the diploma", ""), ("Fatima", "", "buddy")]
    plan.put(office, place, "agreement", "brings the diploma", until="2026-11-22", entry=today, state=DONE)
    assert [one.entry.kind for one in plan.due(office)] == ["buddy"]
    assert len(dossier.open_dossier(office, place).plan) == 4
    retention.close(office, place, "moved")
    assert plan.due(office) == []
