"""What each result rests on and misses, before anything is supposed: group, NT2 track, contract, fees, deadlines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.facts import Facts, read_facts
from app.facts.casefile import read_case
from app.facts.schema import PARTS
from app.rulebook import load
from app.rulebook.advice import RESULTS
from app.rulebook.bits import BIT
from app.rulebook.deadlines import deadlines
from app.rulebook.fees import Fees, fees
from app.rulebook.outcome import OPEN, Ground, Outcome, climb, doubted, settle
from app.rulebook.situation import Situation
from tests.app.rulebook.people import every_case

CASES = Path(__file__).parents[2] / "law" / "cases"
DAY = date(2026, 11, 22)
REFUGEE, WORKING_HOLIDAY = "w01", "w15"
BRUSSELS = {"register_municipality": "21004"}
BORN_HERE = {
    "nationalities": ["BE"], "birth_country": "BE", "parent_birth_countries": ["BE", "BE"],
    "register_type": "population",
}  # fmt: skip


def told(case: str = REFUGEE, without: tuple[str, ...] = (), on: date = DAY, **facts: Any) -> Situation:
    kept = {name: fact for name, fact in read_case(CASES / f"{case}.yaml").facts.items() if name not in without}
    return Situation(load(), Facts({**kept, **read_facts(facts)}), on, RESULTS)


def test_without_a_municipality_everybody_may_live_where_flemish_law_does_not_hold() -> None:
    group = told(without=("register_municipality",)).outcome("group")
    assert group.possible == ("outside", "obliged", "entitled") and group.missing == ("register_municipality",)
    group = told(WORKING_HOLIDAY, without=("register_municipality",)).outcome("group")
    assert group.possible == ("excluded", "outside") and group.missing == ("register_municipality",)


def test_a_belgian_born_here_is_outside_wherever_that_may_be() -> None:
    group = told(without=("register_municipality",), **BORN_HERE).outcome("group")
    assert (group.value, group.rules) == ("outside", ("TGT-01", "TGT-02", "RT-06"))


def test_somebody_in_brussels_is_entitled_because_flemish_duty_ends_there() -> None:
    assert told(**BRUSSELS).outcome("group").rules == ("TGT-01", "OBL-09")


@pytest.mark.parametrize("more", [{}, BRUSSELS, {"medical_certificate": "permanent"}])
def test_where_only_the_stay_is_unknown_only_the_stay_is_missing(more: dict[str, str]) -> None:
    group = told(without=("lawful_stay",), **more).outcome("group")
    assert (group.value, group.missing) == ("open", ("lawful_stay",))
    assert {"excluded", "outside", "entitled"} <= set(group.possible)


def test_an_exclusion_that_only_a_rule_from_before_its_source_says_is_for_the_assessor() -> None:
    gone = {"max_one_year": "no"}
    early = told(WORKING_HOLIDAY, on=date(2024, 6, 23), birth_date="2002-01-01", **gone).outcome("group")
    later = told(WORKING_HOLIDAY, on=date(2024, 6, 24), birth_date="2002-01-01", **gone).outcome("group")
    assert (early.value, early.rules, early.check) == ("excluded", ("EXC-04",), True)
    assert (later.value, later.rules, later.check) == ("excluded", ("EXC-04",), False)


# The NT2 track


def test_no_track_is_advised_where_dutch_is_known_and_that_is_why() -> None:
    known = told(dutch_proofs=[{"kind": "cnavt", "name": "INFO"}])
    assert (known.outcome("track").value, known.outcome("track").rules) == ("undetermined", ("EXP-NT2-03",))


def test_no_track_is_advised_to_somebody_entitled_who_declines() -> None:
    declines = told(medical_certificate="permanent", wants_to_sign="no")
    assert (declines.outcome("track").value, declines.outcome("track").rules) == ("undetermined", ("NT2-10",))


def test_the_track_of_somebody_who_may_know_dutch_is_open_by_both() -> None:
    track = told(without=("dutch_proofs", "learning_speed")).outcome("track")
    assert track.missing == ("dutch_proofs", "learning_speed")
    assert track.possible == ("undetermined", "cbe_nt2", "cvo_extended", "cvo_standard", "cvo_short")


def test_the_track_of_somebody_who_declines_is_open_while_the_group_is() -> None:
    declines = told(without=("medical_certificate",), wants_to_sign="no").outcome("track")
    assert (declines.possible, declines.missing) == (("undetermined", "cvo_standard"), ("medical_certificate",))
    signs = told(without=("medical_certificate",), wants_to_sign="yes").outcome("track")
    assert signs.value == "cvo_standard"
    unsaid = {"state": "unknown"}
    open_too = told(without=("medical_certificate", "dutch_proofs"), wants_to_sign=unsaid).outcome("track")
    assert open_too.missing == ("dutch_proofs", "medical_certificate", "wants_to_sign")


def test_what_only_decides_between_groups_is_not_missing_for_parts_that_are_the_same_for_both() -> None:
    ill_or_not = told(without=("medical_certificate", "lawful_stay"))
    assert ill_or_not.outcome("group").missing == ("lawful_stay", "medical_certificate")
    assert {ill_or_not.outcome(name).missing for name in ("mo", "nt2", "contract")} == {("lawful_stay",)}


def test_a_track_misses_what_either_of_its_facts_could_turn() -> None:
    track = told(without=("literacy", "learning_speed")).outcome("track")
    assert track.missing == ("learning_speed", "literacy")
    assert "undetermined" not in track.possible


# The contract


@pytest.mark.parametrize(
    ("person", "rules"),
    [
        (told("w11"), ("INT-03",)),
        (told("w23"), ("RT-07",)),
        (told(**BORN_HERE), ("TGT-01", "TGT-02")),
        (told(**BRUSSELS, brussels_track="bapa"), ("TGT-01", "OBL-09")),
    ],
    ids=["asylum applicant", "Eupen", "born here", "French track"],
)
def test_there_is_no_contract_and_why(person: Situation, rules: tuple[str, ...]) -> None:
    assert (person.outcome("contract").value, person.outcome("contract").rules) == ("not_possible", rules)


def test_a_contract_is_open_while_the_person_may_be_excluded() -> None:
    for fact in ("lawful_stay", "max_one_year"):
        contract = told(without=(fact,)).outcome("contract")
        assert (contract.value, contract.missing) == ("open", (fact,))
        assert contract.possible == ("not_possible", "possible")


def test_a_contract_is_possible_for_somebody_obliged_or_entitled() -> None:
    contract = told(without=("medical_certificate",)).outcome("contract")
    assert (contract.value, contract.rules) == ("possible", ("CON-06",))


@pytest.mark.parametrize(
    ("case", "fact"),
    [("certificates-of-elder", "integration_certificates"), ("referred-for-unknown-parts", "referral")],
)
def test_a_contract_is_open_while_every_part_may_be_done_and_one_may_be_to_do(case: str, fact: str) -> None:
    found = next(one for one in every_case() if str(one.blocks.get("case")) == case)
    assert found.on is not None
    contract = Situation(load(), found.facts, found.on, RESULTS).outcome("contract")
    assert (contract.value, contract.missing) == ("open", (fact,))
    assert (contract.possible, contract.turning("possible")) == (("possible", "not_needed"), BIT[fact])
    assert contract.turns == {("not_needed", "possible"): BIT[fact]}


def with_parts(**parts: Outcome) -> Situation:
    """The refugee, with these parts in the place of those worked out, and exempt of the others."""
    person = told(wants_pnt={"state": "unknown"})
    for name in PARTS:
        person.keep(name, parts.get(name, Outcome("exempt", rules=("EXO-05",))))
    return person


def test_a_contract_rests_on_the_parts_that_are_to_do() -> None:
    doubtful = Outcome("required", True, ("PRT-02", "C-01"))
    assert with_parts(mo=doubtful).outcome("contract")[:3] == ("possible", True, ("CON-06", "PRT-02", "C-01"))
    sure = Outcome("required", rules=("PRT-03",))
    assert with_parts(mo=doubtful, nt2=sure).outcome("contract")[:3] == ("possible", False, ("CON-06",))
    assert with_parts().outcome("contract")[:3] == ("not_needed", False, ("PRT-09",))
    weak = Outcome("exempt", True, ("EXP-MO-01",))
    assert with_parts(mo=weak).outcome("contract")[:3] == ("not_needed", True, ("PRT-09", "EXP-MO-01"))


def test_a_contract_and_a_track_miss_only_what_decides_whether_a_part_is_to_do() -> None:
    why = [(Outcome("exempt"), BIT["diplomas"]), (Outcome("not_required"), 0)]
    perhaps = settle([(Outcome("required"), BIT["dutch_proofs"]), *why])
    assert perhaps.missing == ("diplomas", "dutch_proofs")
    assert with_parts(nt2=perhaps).outcome("contract").missing == ("dutch_proofs",)
    assert with_parts(nt2=perhaps).outcome("track").missing == ("dutch_proofs",)
    wished = settle([(Outcome("reached"), BIT["work"]), (Outcome("exempt"), BIT["vdab"]), (Outcome("optional"), 0)])
    found = with_parts(nt2=perhaps, pnt=wished).outcome("contract")
    assert found.missing == ("dutch_proofs", "vdab", "wants_pnt", "work")
    between = [(Outcome("optional"), BIT["work"]), (Outcome("exempt"), BIT["vdab"]), (Outcome("reached"), 0)]
    assert with_parts(pnt=settle(between)).outcome("contract").missing == ("wants_pnt", "work")


def test_a_part_that_is_surely_not_to_do_leaves_open_only_why() -> None:
    either = settle([(Outcome("exempt"), BIT["diplomas"]), (Outcome("not_required"), 0)])
    contract, track = (with_parts(nt2=either).outcome(name) for name in ("contract", "track"))
    assert (contract.value, contract.possible, contract.missing) == (OPEN, ("not_needed",), ("diplomas",))
    assert (track.value, track.possible, track.missing) == (OPEN, ("undetermined",), ("diplomas",))


def test_somebody_excluded_gets_no_contract_wherever_that_may_be() -> None:
    traveller = told(WORKING_HOLIDAY, without=("register_municipality",))
    assert traveller.outcome("group").missing == ("register_municipality",)
    contract = traveller.outcome("contract")
    assert (contract.value, contract.rules) == ("not_possible", ("INT-03", "TGT-01", "TGT-02"))
    for name in ("mo", "nt2", "work", "pnt"):
        part = traveller.outcome(name)
        assert (part.value, part.rules) == ("not_required", ("INT-03", "TGT-01", "TGT-02"))


@pytest.mark.parametrize(
    ("person", "rules"),
    [
        (told("w11"), ("EXC-03",)),
        (told("w23"), ("RT-07",)),
        (told(**BORN_HERE), ("TGT-01", "TGT-02")),
        (told(**BRUSSELS, brussels_track="bapa"), ("RT-05",)),
    ],
    ids=["asylum applicant", "Eupen", "born here", "French track"],
)
def test_a_part_that_nobody_here_does_rests_on_what_says_so(person: Situation, rules: tuple[str, ...]) -> None:
    for name in ("mo", "nt2", "work", "pnt"):
        assert (person.outcome(name).value, person.outcome(name).rules) == ("not_required", rules)


@pytest.mark.parametrize(
    ("wish", "value", "rules"),
    [("yes", "required", ("PRT-06",)), ("no", "optional", ("PRT-06", "EXP-PNT-04"))],
)
def test_who_is_entitled_does_pnt_as_wished_by_the_rule_that_says_so(
    wish: str, value: str, rules: tuple[str, ...]
) -> None:
    pnt = told(medical_certificate="permanent", work=[], wants_pnt=wish).outcome("pnt")
    assert (pnt.value, pnt.rules) == (value, rules)


def test_a_track_rests_on_the_rule_that_gives_it() -> None:
    assert told().outcome("track").rules == ("NT2-04",)


# Grounds and doubts


def test_a_result_misses_what_any_of_its_grounds_could_turn_on() -> None:
    nobody = Situation(load(), read_facts({}), DAY, RESULTS)
    found = climb(nobody, "stay", [Ground("EXO-04", "ill"), Ground("OBL-09", "brussels")], Outcome("neither"))
    assert found.missing == ("medical_certificate", "register_municipality")
    assert set(found.possible) == {"ill", "brussels", "neither"}
    ill, brussels = BIT["medical_certificate"], BIT["register_municipality"]
    assert found.turns == {("brussels", "ill"): ill, ("ill", "neither"): ill, ("brussels", "neither"): brussels}


@pytest.mark.parametrize("result", ["group", "a result without doubts"])
def test_a_doubt_touches_no_result_that_is_open_and_none_that_it_is_not_about(result: str) -> None:
    turkish = told(nationalities=["TR"])
    assert doubted(turkish, result, Outcome(OPEN)) == Outcome(OPEN)
    assert doubted(turkish, "a result without doubts", Outcome("obliged")) == Outcome("obliged")
    assert "C-21" in doubted(turkish, "group", Outcome("obliged")).doubts


# Fees and deadlines

PAYS = {"vdab": "none", "income": ["wage"]}
LEARNS_TO_READ = {**PAYS, "has_secondary_diploma": "no", "enrolled_basic_education": "yes"}


@pytest.mark.parametrize(
    "person",
    [told("w11"), told("w11", **LEARNS_TO_READ), told(**BORN_HERE)],
    ids=["asylum applicant", "learns to read", "born here"],
)
def test_who_has_no_right_has_no_fee_and_no_rule_about_fees(person: Situation) -> None:
    assert fees(person) == Fees(0, None, False, (), ())


@pytest.mark.parametrize(
    ("facts", "most", "so_far", "rules"),
    [
        ({}, 0, 0, ("FEE-08", "FEE-11", "FEE-12")),
        (PAYS, 360, 90, ("FEE-01", "FEE-02", "FEE-03", "FEE-05")),
        (LEARNS_TO_READ, 0, 0, ("FEE-09", "FEE-12")),
        ({**LEARNS_TO_READ, "medical_certificate": "permanent"}, 0, 0, ("FEE-09",)),
        ({**LEARNS_TO_READ, "mo_test_attempts": "1"}, 0, 0, ("FEE-09", "FEE-12")),
    ],
    ids=["leefloon", "wage", "learns to read", "entitled", "tried the test"],
)
def test_the_fees_name_every_rule_that_makes_them(
    facts: dict[str, Any], most: float, so_far: float, rules: tuple[str, ...]
) -> None:
    found = fees(told(**facts))
    assert (found.max_total, found.so_far, found.rules) == (most, so_far, rules)


def test_each_amount_says_what_it_is_for_and_which_rule_asks_it() -> None:
    lines = fees(told(**PAYS)).lines
    assert [(one.item, one.amount, one.rule) for one in lines] == [
        ("mo_course", 90, "FEE-01"), ("mo_test", 90, "FEE-02"), ("nt2", 180, "FEE-03"),
    ]  # fmt: skip


def test_whether_nt2_is_free_for_who_learns_to_read_is_for_the_assessor() -> None:
    found = fees(told(**LEARNS_TO_READ))
    assert (found.check, found.doubts) == (True, ("R-02-NT2",))


def test_while_nt2_may_be_free_for_who_learns_to_read_it_is_for_the_assessor() -> None:
    person = told(**LEARNS_TO_READ)
    person.keep("nt2", Outcome(OPEN))
    assert fees(person).doubts == ("R-02-NT2",)


def test_the_amounts_are_those_of_the_day_of_signing() -> None:
    book, dearer = load(), {}
    for name in ("mo_course_fee", "mo_test_fee", "nt2_fee", "nt2_resit_fee"):
        known = book.parameters[name]
        later = replace(known.periods[-1], since=date(2026, 11, 1), value=1000)
        dearer[name] = replace(known, periods=(*known.periods, later))
    book = replace(book, parameters={**book.parameters, **dearer})
    tried = {"mo_test_attempts": "2", "nt2_resit_parts": "1", "mo_tests": [{"kind": "exemption", "passed": "no"}]}
    for signed, amounts, so_far in (
        ("2026-10-31", [90, 90, 180], 90 + 2 * 90 + 22.5 + 90), ("2026-11-01", [1000, 1000, 1000], 5 * 1000),
    ):  # fmt: skip
        facts = told(**PAYS, **tried, contract_signed_on=signed).facts
        found = fees(Situation(book, facts, DAY, RESULTS))
        assert ([one.amount for one in found.lines], found.so_far) == (amounts, so_far)


@pytest.mark.parametrize(
    ("tried", "pays", "learns_to_read"),
    [
        ({}, None, None),
        ({"mo_test_attempts": "1"}, 90, 0),
        ({"nt2_resit_parts": "2"}, 45, 0),
        ({"mo_tests": [{"kind": "exemption", "passed": "no"}]}, 90, 0),
    ],
    ids=["nothing", "the test", "two parts again", "the exemption test"],
)
def test_what_was_asked_so_far_is_nothing_known_until_something_was_tried(
    tried: dict[str, Any], pays: float | None, learns_to_read: float | None
) -> None:
    for person, so_far in ((PAYS, pays), (LEARNS_TO_READ, learns_to_read)):
        assert fees(told(without=("contract_signed_on",), **person, **tried)).so_far == so_far


@pytest.mark.parametrize(
    ("person", "mo", "nt2", "named"),
    [
        (PAYS, "exempt", "exempt", ["OWN-MO", "OWN-NT2"]),
        (PAYS, "required", "exempt", ["OWN-NT2"]),
        (PAYS, "exempt", "open", ["OWN-MO"]),
        (LEARNS_TO_READ, "exempt", "exempt", ["OWN-NT2"]),
        ({}, "exempt", "exempt", []),
    ],
    ids=["both doubtful", "mo to do", "nt2 open", "mo is free anyway", "all is free anyway"],
)
def test_an_exemption_that_is_for_the_assessor_leaves_the_lower_total_to_the_assessor(
    person: dict[str, Any], mo: str, nt2: str, named: list[str]
) -> None:
    asked = told(**person)
    asked.keep("mo", Outcome(mo, True, ("OWN-MO",)))
    asked.keep("nt2", Outcome(nt2, True, ("OWN-NT2",)))
    found = fees(asked)
    assert ([rule for rule in found.rules if rule.startswith("OWN")], found.check) == (named, bool(named))


def test_no_deadline_runs_for_who_is_excluded_or_takes_the_french_track() -> None:
    assert deadlines(told(WORKING_HOLIDAY, reported_on="2026-10-05")) == ()
    assert deadlines(told(**BRUSSELS, brussels_track="bapa")) == ()
    assert [one.id for one in deadlines(told())] == ["report", "parts_decision", "sign", "start"]
