"""Numbers that stand in a text are those of the parameters: nobody changes one and forgets the other."""

from __future__ import annotations

from datetime import date

import pytest

from app.actions import explain
from app.interview import load as load_flow
from app.offer import fit
from app.paper import clauses
from app.rulebook import load
from app.words import load as words_of
from app.words.catalog import sources

ON = date(2026, 11, 22)
BOOK = load()


def at(parameter: str) -> str:
    """A parameter of today as a text writes it."""
    value = BOOK.parameters[parameter].at(ON)
    assert isinstance(value, int | float)
    return f"{value:,.2f}" if isinstance(value, float) else f"{value:,}"


@pytest.mark.parametrize(
    ("parameter", "rule"),
    [
        ("pnt_hours", "PRT-05"), ("total_fee", "FEE-05"), ("least_fine", "SAN-01"), ("highest_fine", "SAN-01"),
        ("mo_course_fee", "FEE-01"), ("mo_test_fee", "FEE-02"), ("nt2_fee", "FEE-03"), ("nt2_resit_fee", "FEE-04"),
    ],
)  # fmt: skip
def test_a_rule_states_the_amount_of_its_parameter(parameter: str, rule: str) -> None:
    said = f"{BOOK.rules[rule].condition} {BOOK.rules[rule].effect}"
    assert at(parameter) in said.replace("22.5 ", "22.50 "), said


def test_what_naric_asks_is_what_its_rule_says() -> None:
    rule = BOOK.rules["NAR-01"]
    gives = rule.gives
    said = (
        f"Level recognition EUR {gives['level']}, {gives['level_days']} calendar days; "
        f"specific EUR {gives['specific']}, {gives['specific_days']} calendar days; doctorate EUR {gives['doctorate']}"
    )
    assert said == rule.effect


def test_the_whole_programme_costs_its_courses_and_tests() -> None:
    mo, test, nt2 = (BOOK.parameters[name].at(ON) for name in ("mo_course_fee", "mo_test_fee", "nt2_fee"))
    assert isinstance(mo, int) and isinstance(test, int) and isinstance(nt2, int)
    assert mo + test + nt2 == BOOK.parameters["total_fee"].at(ON)


def test_an_offer_is_measured_by_the_travel_of_the_rule() -> None:
    minutes = BOOK.parameters["longest_travel"].at(ON)
    assert minutes == fit.DEFAULT_TRAVEL_MINUTES
    assert isinstance(minutes, int) and f"{minutes / 60:g} h" in BOOK.rules["GPA-02"].condition


def test_papers_questions_and_explanations_state_the_hours_of_the_network_track() -> None:
    hours = at("pnt_hours")
    told = [clauses.GOALS["pnt"], load_flow()["wants_pnt"].help, explain._PARTS["pnt"]["required"]]
    assert [text for text in told if f" {hours} hours" not in text] == []
    for code in ("nl", "fr"):
        said = [text for _, (english, text) in sources(code).items() if f"{hours} hours" in english]
        assert said and all(hours in text for text in said)


@pytest.mark.parametrize("code", ("nl", "fr", "en"))
def test_a_later_attempt_costs_what_the_rules_say(code: str) -> None:
    english = "A later attempt costs 90 euros for the MO test, 22.50 euros for a part of NT2."
    said = words_of(code).say("paper.fee.retry", english).replace(",", ".")
    assert f" {at('mo_test_fee')} euro" in said and f" {at('nt2_resit_fee')} euro" in said
