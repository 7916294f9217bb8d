"""An office settles a conflict once, with name, day and reason, and every advice cites it from then on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.__main__ import main
from app.actions import dossier, law
from app.actions.advise import advise_dossier
from app.actions.suppose import with_another_fact
from app.errors import Rejected
from app.facts.casefile import read_case
from app.office import Office

FIVE_YEARS_TO_THE_DAY = Path(__file__).parents[2] / "law" / "cases" / "w37a.yaml"


@pytest.fixture
def mover(office: Office) -> str:
    """Somebody who moved to Ghent on the day that five years in Brussels were full (C-37)."""
    made = dossier.new(office)
    raw = read_case(FIVE_YEARS_TO_THE_DAY).blocks["facts"]
    assert isinstance(raw, dict)
    for fact, value in raw.items():
        dossier.answer_fact(office, made, fact, value)
    return made


def advice(office: Office, mover: str) -> dict[str, object]:
    return advise_dossier(dossier.open_dossier(office, mover), date(2026, 11, 22)).held.as_json()


def test_before_it_is_settled_the_assessor_is_asked(office: Office, mover: str) -> None:
    found = advice(office, mover)
    assert found["group"] == {"value": "obliged", "check": True, "rules": ["TGT-01", "OBL-02", "C-37"], "missing": []}


def test_a_settled_conflict_is_cited_and_no_longer_asked(office: Office, mover: str) -> None:
    readings = law.of(office).book.doubts["C-37"].readings
    law.settle(office, "C-37", readings[1].name, "answer of the agency of 3 November 2026")
    found = advice(office, mover)
    assert isinstance(found["group"], dict) and found["group"]["value"] == "entitled"
    assert not found["group"]["check"]
    (cited,) = [one for one in found["doubts"] if one["id"] == "C-37"]  # type: ignore[attr-defined]
    assert cited["settled"]["by"] == "practice"
    assert cited["settled"]["on"] == "2026-11-22"
    assert cited["settled"]["reason"] == "answer of the agency of 3 November 2026"


def test_a_settlement_can_be_taken_back_and_both_deeds_are_in_the_journal(office: Office, mover: str) -> None:
    law.settle(office, "C-37", law.of(office).book.doubts["C-37"].readings[1].name, "a reason")
    law.leave_open(office, "C-37")
    assert law.settlements(office) == {}
    assert advice(office, mover)["group"]["check"]  # type: ignore[index]
    deeds = ["doubt_settled", "doubt_left_open"]
    assert [line.deed for line in office.vault.journal_of(*deeds)] == deeds


def test_what_cannot_be_settled_is_said_with_the_nearest_word(office: Office) -> None:
    with pytest.raises(Rejected, match="unknown_doubt"):
        law.settle(office, "C-99", "x", "because")
    with pytest.raises(Rejected, match="unknown_reading"):
        law.settle(office, "C-37", "nonsense", "because")
    with pytest.raises(Rejected, match="reason_needed"):
        law.settle(office, "C-37", law.of(office).book.doubts["C-37"].readings[0].name, " ")


def test_a_decision_remembers_the_edition_it_was_made_with(office: Office, mover: str) -> None:
    dossier.decide(office, mover, "group", "entitled", "the agency says so", suggested="obliged")
    assert office.vault.decisions(mover)["group"]["edition"].startswith("2026.1 2026-11-22")


def test_the_console_shows_both_readings_and_settles_one(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    folder, other = str(office.folder), law.of(office).book.doubts["C-37"].readings[1].name
    assert main(["rulebook", "settle", "C-37", "--office", folder]) == 0
    assert "suggested" in capsys.readouterr().out
    assert main(["rulebook", "settle", "C-37", other, "--reason", "asked the agency", "--office", folder]) == 0
    assert "settled   " + other in capsys.readouterr().out


def test_what_if_and_another_day_reckon_with_what_the_office_settled(
    office: Office, mover: str, capsys: pytest.CaptureFixture[str]
) -> None:
    law.settle(office, "C-37", "not_included", "answer of the agency")
    advice = advise_dossier(dossier.open_dossier(office, mover), date(2026, 11, 22)).suggested
    assert advice.group.value == "entitled"
    turns = with_another_fact(advice, "group", "obliged", lambda *_: True)
    moved = [turn.value for turn in turns if turn.fact == "register_municipality_since"]
    assert moved and date(2026, 11, 20) not in moved, "the anniversary itself does not oblige in this office"
    assert any(turn.fact == "register_municipality_since" and turn.until == date(2026, 11, 19) for turn in turns)
    asked = ["advise", str(FIVE_YEARS_TO_THE_DAY), "--on", "2026-11-22"]
    assert main([*asked, "--what-if", "group=entitled"]) == 0
    assert "C-37" not in capsys.readouterr().out
    assert main([*asked, "--office", str(office.folder)]) == 0
    assert "group     entitled" in capsys.readouterr().out
    assert main([*asked, "--office", str(office.folder), "--what-if", "group=obliged"]) == 0
    assert "register_municipality_since" in capsys.readouterr().out
