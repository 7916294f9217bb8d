"""What the assessor decides goes on into fees, deadlines and papers; the suggestion stays beside it."""

from datetime import date

from app.actions.advise import advise_dossier
from app.actions.practice import KNOWN_TO_STAFF, SAID_AT_THE_KIOSK

ON = date(2026, 11, 22)
WITHOUT_LEEFLOON = {**SAID_AT_THE_KIOSK, **KNOWN_TO_STAFF, "income": ["wage"], "vdab": "none"}


def test_without_a_decision_the_suggestion_holds() -> None:
    advised = advise_dossier(WITHOUT_LEEFLOON, {}, ON)
    assert advised.held is advised.suggested and not advised.departs


def test_a_confirmed_suggestion_changes_nothing() -> None:
    suggested = advise_dossier(WITHOUT_LEEFLOON, {}, ON).suggested.group.value
    assert not advise_dossier(WITHOUT_LEEFLOON, {"group": {"value": suggested}}, ON).departs


def test_a_part_decided_otherwise_is_not_charged() -> None:
    advised = advise_dossier(WITHOUT_LEEFLOON, {"parts.mo": {"value": "exempt"}}, ON)
    assert advised.suggested.parts["mo"].value == "required"
    assert advised.held.parts["mo"].value == "exempt"
    assert [line.item for line in advised.suggested.fees.lines] == ["mo_course", "mo_test", "nt2"]
    assert [line.item for line in advised.held.fees.lines] == ["nt2"]


def test_a_group_decided_otherwise_has_no_day_by_which_to_report() -> None:
    advised = advise_dossier(WITHOUT_LEEFLOON, {"group": {"value": "entitled"}}, ON)
    assert advised.suggested.group.value == "obliged"
    assert "report" in {day.id for day in advised.suggested.deadlines}
    assert "report" not in {day.id for day in advised.held.deadlines}
