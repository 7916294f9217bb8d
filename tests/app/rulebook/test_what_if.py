"""What if: the single facts that would turn a result, each with the values at its border."""

from __future__ import annotations

from datetime import date

import pytest

from app.errors import Rejected
from app.facts import Facts, Partial, read_facts
from app.rulebook import advise
from app.rulebook.what_if import Turn, value_of, what_if
from tests.app.rulebook.people import DAY, REFUGEE


def turns(result: str, wished: str, facts: Facts = REFUGEE) -> dict[str, list[Turn]]:
    found: dict[str, list[Turn]] = {}
    for turn in what_if(facts, DAY, result, wished):
        found.setdefault(turn.fact, []).append(turn)
    return found


def test_age_turns_an_obliged_person_into_an_entitled_one_from_the_birthday_on() -> None:
    (older,) = [turn for turn in turns("group", "entitled")["birth_date"] if "EXO-10" in turn.rules]
    birthday = date(1961, 11, 22)
    assert older.until == Partial(birthday, birthday)


def test_another_municipality_turns_the_operator_alone() -> None:
    found = turns("operator", "amal")
    assert set(found) == {"register_municipality"}
    assert [turn.value for turn in found["register_municipality"]] == ["44021"]


def test_every_choice_that_turns_the_result_is_told() -> None:
    documents = [turn.value for turn in turns("group", "excluded")["residence_document"]]
    assert sorted(documents) == ["declaration_of_arrival", "special_c", "special_d", "visa_c"]


def test_an_event_that_had_not_happened_has_no_value() -> None:
    attested = Facts({**REFUGEE, **read_facts({"contract_signed_on": "2022-02-01", "reported_on": "2022-01-15"})})
    found = turns("pnt", "required", attested)["contract_signed_on"]
    assert found[0].value is None


def test_days_of_the_same_municipality_on_which_the_same_rules_hold_are_one_stretch() -> None:
    stretches = turns("group", "entitled")["first_title_gt3m"]
    assert any(turn.until["date"] > turn.value["date"] for turn in stretches)
    assert all(turn.until["municipality"] == turn.value["municipality"] for turn in stretches)


@pytest.mark.parametrize(
    ("result", "value"),
    [("operator", "atlas"), ("regime", "flanders"), ("nt2_track", "cvo_standard"), ("group", "obliged"),
     ("contract", "possible"), ("pnt", "required")],
)  # fmt: skip
def test_every_result_has_a_value(result: str, value: str) -> None:
    assert value_of(advise(REFUGEE, DAY), result)[0] == value


@pytest.mark.parametrize(
    ("result", "wished", "says", "near"),
    [("grop", "entitled", "unknown_result", "group"), ("group", "entitle", "unknown_outcome", "entitled")],
)
def test_a_result_that_does_not_exist_is_refused(result: str, wished: str, says: str, near: str) -> None:
    with pytest.raises(Rejected) as refused:
        what_if(REFUGEE, DAY, result, wished)
    assert (refused.value.says, refused.value.details["nearest"]) == (says, near)
