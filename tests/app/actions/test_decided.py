"""What the assessor decides goes on into fees, deadlines and papers; the suggestion stays beside it."""

from datetime import date

import pytest

from app.actions.advise import advised
from app.actions.law import Law
from app.actions.practice import KNOWN_TO_STAFF, SAID_AT_THE_KIOSK
from app.errors import Rejected
from app.facts import read_facts
from app.rulebook import advise as judge

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


def test_a_track_decided_otherwise_brings_its_own_periods_and_months() -> None:
    found = advised(WITHOUT_LEEFLOON, {"nt2_track": {"value": "cbe_nt2"}}, ON, Law())
    assert found.suggested.track.value == "cvo_standard"
    assert (found.held.track.value, found.held.track.periods, found.held.track.months) == ("cbe_nt2", 480, 26)


def test_a_track_that_no_adviser_gives_has_no_length() -> None:
    held = advised(WITHOUT_LEEFLOON, {"nt2_track": {"value": "undetermined"}}, ON, Law()).held
    assert (held.track.periods, held.track.months) == (None, None)


def test_a_contract_decided_otherwise_stands_in_the_advice() -> None:
    held = advised(WITHOUT_LEEFLOON, {"contract": {"value": "not_possible"}}, ON, Law()).held
    assert held.contract.value == "not_possible"


def test_fees_decided_otherwise_are_one_amount() -> None:
    found = advised(WITHOUT_LEEFLOON, {"fees": {"value": "22.5"}}, ON, Law())
    assert found.suggested.fees.max_total == 360
    assert (found.held.fees.max_total, found.held.fees.lines, found.held.fees.check) == (22.5, (), False)


def test_fees_that_are_confirmed_keep_their_lines() -> None:
    found = advised(WITHOUT_LEEFLOON, {"fees": {"value": "360"}, "group": {"value": "entitled"}}, ON, Law())
    assert [line.item for line in found.held.fees.lines] == ["mo_course", "mo_test", "nt2"]


@pytest.mark.parametrize(
    ("result", "value", "says", "near"),
    [
        ("track", "cbe_nt2", "unknown_result", ""),
        ("parts.m0", "exempt", "unknown_result", "parts.mo"),
        ("group", "oblige", "outside_list", "obliged"),
        ("group", "open", "outside_list", ""),
        ("fees", "-1", "outside_list", ""),
        ("fees", "inf", "outside_list", ""),
        ("fees", "nothing", "outside_list", ""),
    ],
)
def test_what_nobody_can_decide_is_refused(result: str, value: str, says: str, near: str) -> None:
    with pytest.raises(Rejected) as refused:
        advised(WITHOUT_LEEFLOON, {result: {"value": value}}, ON, Law())
    assert refused.value.says == says
    assert near in refused.value.details.get("nearest", "")
    with pytest.raises(Rejected):
        judge(read_facts(WITHOUT_LEEFLOON), ON, decided={result: value})
