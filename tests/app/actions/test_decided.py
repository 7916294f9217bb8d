"""What the assessor decides goes on into fees, deadlines and papers; the suggestion stays beside it."""

from datetime import date

from app.actions.advise import advised
from app.actions.law import Law
from app.actions.practice import KNOWN_TO_STAFF, SAID_AT_THE_KIOSK

ON = date(2026, 11, 22)
WITHOUT_LEEFLOON = {**SAID_AT_THE_KIOSK, **KNOWN_TO_STAFF, "income": ["wage"], "vdab": "none"}


def test_without_a_decision_the_suggestion_holds() -> None:
    found = advised(WITHOUT_LEEFLOON, {}, ON, Law())
    assert found.held is found.suggested and not found.departs


def test_a_confirmed_suggestion_changes_nothing() -> None:
    suggested = advised(WITHOUT_LEEFLOON, {}, ON, Law()).suggested.group.value
    assert not advised(WITHOUT_LEEFLOON, {"group": {"value": suggested}}, ON, Law()).departs


def test_a_part_decided_otherwise_is_not_charged() -> None:
    found = advised(WITHOUT_LEEFLOON, {"parts.mo": {"value": "exempt"}}, ON, Law())
    assert found.suggested.parts["mo"].value == "required"
    assert found.held.parts["mo"].value == "exempt"
    assert [line.item for line in found.suggested.fees.lines] == ["mo_course", "mo_test", "nt2"]
    assert [line.item for line in found.held.fees.lines] == ["nt2"]


def test_a_group_decided_otherwise_has_no_day_by_which_to_report() -> None:
    found = advised(WITHOUT_LEEFLOON, {"group": {"value": "entitled"}}, ON, Law())
    assert found.suggested.group.value == "obliged"
    assert "report" in {day.id for day in found.suggested.deadlines}
    assert "report" not in {day.id for day in found.held.deadlines}
