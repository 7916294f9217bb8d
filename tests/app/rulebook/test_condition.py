"""The language of conditions: what one answers, with the facts that decided and those missing, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from app.errors import Rejected
from app.facts import read_facts
from app.rulebook import load
from app.rulebook.advice import RESULTS
from app.rulebook.bits import ON_RESULTS, names
from app.rulebook.condition import compiled
from app.rulebook.outcome import Outcome
from app.rulebook.situation import Situation
from app.truth import Truth
from tests.app.rulebook.people import DAY

NO, UNKNOWN, YES = Truth.NO, Truth.UNKNOWN, Truth.YES
Told = tuple[Truth, tuple[str, ...], tuple[str, ...]]


def somebody(**facts: Any) -> Situation:
    return Situation(load(), read_facts(facts), DAY, RESULTS)


def asked(situation: Situation, text: str) -> Told:
    truth, used, missing = compiled(text, load().rules, load().notions)(situation)
    return truth, names(used), names(missing)


@pytest.mark.parametrize(
    ("facts", "text", "answer"),
    [
        ({"lawful_stay": "yes"}, "lawful_stay", (YES, ("lawful_stay",), ())),
        ({"lawful_stay": "no"}, "lawful_stay", (NO, ("lawful_stay",), ())),
        ({}, "lawful_stay", (UNKNOWN, (), ("lawful_stay",))),
        ({"lawful_stay": "yes"}, "not lawful_stay", (NO, ("lawful_stay",), ())),
        ({"lawful_stay": "no"}, "not lawful_stay", (YES, ("lawful_stay",), ())),
        ({}, "not lawful_stay", (UNKNOWN, (), ("lawful_stay",))),
        ({"wants_pnt": "yes"}, "wants_pnt", (YES, ("wants_pnt",), ())),
        ({"wants_pnt": {"state": "unknown"}}, "wants_pnt", (UNKNOWN, (), ("wants_pnt",))),
        ({}, "wants_pnt", (NO, (), ())),
        ({"literacy": "weak"}, "literacy == 'weak'", (YES, ("literacy",), ())),
        ({"literacy": "latin"}, "literacy == 'weak'", (NO, ("literacy",), ())),
        ({"literacy": "weak"}, "literacy != 'weak'", (NO, ("literacy",), ())),
        ({"literacy": "latin"}, "literacy != 'weak'", (YES, ("literacy",), ())),
        ({"literacy": "weak"}, "literacy in ('weak', 'none')", (YES, ("literacy",), ())),
        ({"literacy": "weak"}, "literacy not in ('weak', 'none')", (NO, ("literacy",), ())),
        ({}, "literacy not in ('weak', 'none')", (UNKNOWN, (), ("literacy",))),
    ],
)
def test_a_word_answers_with_the_fact_that_it_looked_at(facts: dict[str, Any], text: str, answer: Told) -> None:
    assert asked(somebody(**facts), text) == answer


SAID = {"lawful_stay": "yes", "max_one_year": "yes", "literacy": "weak"}
THREE = "lawful_stay {0} max_one_year {0} literacy == 'weak'"


def test_an_and_that_holds_used_all_its_sides() -> None:
    assert asked(somebody(**SAID), THREE.format("and")) == (YES, ("lawful_stay", "literacy", "max_one_year"), ())


def test_an_or_that_does_not_hold_used_all_its_sides() -> None:
    denied = somebody(lawful_stay="no", max_one_year="no", literacy="latin")
    assert asked(denied, THREE.format("or")) == (NO, ("lawful_stay", "literacy", "max_one_year"), ())


def test_one_side_settles_an_and_or_an_or_alone() -> None:
    assert asked(somebody(**SAID | {"literacy": "latin"}), THREE.format("and")) == (NO, ("literacy",), ())
    assert asked(somebody(lawful_stay="no", literacy="weak"), THREE.format("or")) == (YES, ("literacy",), ())


@pytest.mark.parametrize(("word", "known"), [("and", "yes"), ("or", "no")])
def test_what_several_sides_leave_open_is_missing_together(word: str, known: str) -> None:
    thin = somebody(max_one_year=known)
    assert asked(thin, THREE.format(word)) == (UNKNOWN, ("max_one_year",), ("lawful_stay", "literacy"))


@pytest.mark.parametrize(
    ("facts", "truth", "used", "missing"),
    [
        ({"stay_motive": "family"}, YES, ("stay_motive",), ()),
        ({"stay_motive": "study"}, NO, ("stay_motive",), ()),
        ({}, UNKNOWN, (), ("stay_motive",)),
        ({"stay_motive": "asylum_applicant"}, UNKNOWN, ("stay_motive",), ("second_capacity",)),
        ({"stay_motive": "asylum_applicant", "second_capacity": "none"}, NO, ("second_capacity", "stay_motive"), ()),
        ({"stay_motive": "asylum_applicant", "second_capacity": "family"}, YES, ("second_capacity", "stay_motive"), ()),
    ],
)
def test_the_second_capacity_of_an_asylum_applicant_counts_as_the_ground_of_stay(
    facts: dict[str, Any], truth: Truth, used: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    assert asked(somebody(**facts), "motive == 'family'") == (truth, used, missing)
    assert asked(somebody(**facts), "motive != 'family'") == (~truth, used, missing)


def test_an_asylum_applicant_without_a_second_capacity_is_one() -> None:
    applicant = somebody(stay_motive="asylum_applicant", second_capacity="none")
    assert asked(applicant, "motive == 'asylum_applicant'") == (YES, ("second_capacity", "stay_motive"), ())


def test_who_asks_for_the_ground_of_stay_goes_on_missing_what_was_missing_before() -> None:
    applicant = somebody(stay_motive="asylum_applicant", literacy="weak")
    applicant.get("literacy")
    applicant.get("children")
    asked(applicant, "motive == 'family'")
    assert (names(applicant.used), names(applicant.missing)) == (("literacy",), ("children",))


@pytest.mark.parametrize(
    ("mo", "text", "answer"),
    [
        (Outcome("exempt"), "mo in ('exempt', 'reached')", (YES, ON_RESULTS, 0)),
        (Outcome("required"), "mo in ('exempt', 'reached')", (NO, ON_RESULTS, 0)),
        (Outcome("required"), "mo != 'exempt'", (YES, ON_RESULTS, 0)),
        (Outcome("open"), "mo == 'open'", (YES, ON_RESULTS, 0)),
        (Outcome("open"), "mo in ('exempt', 'open')", (YES, ON_RESULTS, 0)),
        (Outcome("exempt"), "mo == 'open'", (NO, ON_RESULTS, 0)),
    ],
)
def test_a_comparison_with_a_result_rests_on_results(mo: Outcome, text: str, answer: tuple[Truth, int, int]) -> None:
    situation = somebody()
    situation.keep("mo", mo)
    assert compiled(text, load().rules, load().notions)(situation) == answer


def test_a_comparison_with_an_open_result_misses_what_the_result_misses() -> None:
    situation = somebody()
    situation.keep("mo", Outcome("open", missing=("mo_tests", "literacy")))
    assert asked(situation, "mo != 'exempt'") == (UNKNOWN, (), ("literacy", "mo_tests"))


def test_opposites_that_look_alike_do_not_answer_for_each_other() -> None:
    texts = (
        "not (lawful_stay and literacy == 'weak')", "not (lawful_stay and literacy == 'latin')",
        "not (max_one_year or literacy == 'latin')", "not (max_one_year or literacy == 'weak')",
        "not not (lawful_stay and literacy == 'weak')", "not not (lawful_stay and literacy == 'latin')",
        "not rule_NT2_01", "not rule_NT2_03", "not lawful_stay", "not max_one_year",
        "motive == 'family'", "motive != 'family'", "literacy == 'weak'", "literacy != 'weak'",
    )  # fmt: skip
    told = {"lawful_stay": "yes", "max_one_year": "no", "literacy": "weak", "stay_motive": "family"}
    together = somebody(**told)
    assert [asked(together, one) for one in texts] == [asked(somebody(**told), one) for one in texts]


@pytest.mark.parametrize(
    ("text", "says", "details"),
    [
        ("lawful_stay and", "condition_not_readable", {"value": "lawful_stay and"}),
        ("len(mo_tests) == 1", "condition_not_readable", {"value": "len(mo_tests) == 1"}),
        ("lawful_stay and 3", "condition_not_readable", {"value": "3"}),
        ("literacy == weak", "condition_not_readable", {"value": "weak"}),
        ("literacy < 'weak'", "condition_not_readable", {"value": "literacy"}),
        ("rule_OBL_77", "unknown_rule", {"value": "OBL-77", "nearest": "OBL-07"}),
        ("lawful_sty", "unknown_fact", {"fact": "lawful_sty", "nearest": "lawful_stay"}),
        ("motiv == 'family'", "unknown_fact", {"fact": "motiv", "nearest": "motive"}),
        ("grou == 'obliged'", "unknown_fact", {"fact": "grou", "nearest": "group"}),
        ("literacyy == 'weak'", "unknown_fact", {"fact": "literacyy", "nearest": "literacy"}),
        ("literacy == 'weka'", "outside_list", {"fact": "literacy", "value": "weka", "nearest": "weak"}),
        ("motive == 'famly'", "outside_list", {"fact": "motive", "value": "famly", "nearest": "family"}),
        ("group == 'oblige'", "outside_list", {"fact": "group", "value": "oblige", "nearest": "obliged"}),
        ("literacy == 3", "outside_list", {"fact": "literacy", "value": "3", "nearest": ""}),
    ],
)
def test_what_is_refused_is_named_with_the_nearest_right_word(text: str, says: str, details: dict[str, str]) -> None:
    with pytest.raises(Rejected) as refused:
        compiled(text, load().rules, load().notions)
    assert (refused.value.says, refused.value.details) == (says, details)


@pytest.mark.parametrize("text", ["literacy", "mo_tests", "not literacy"])
def test_a_fact_that_is_not_yes_or_no_is_compared_with_something(text: str) -> None:
    with pytest.raises(Rejected, match="unknown_fact"):
        compiled(text, load().rules, load().notions)
