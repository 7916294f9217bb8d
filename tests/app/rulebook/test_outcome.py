"""How rules, doubts and several ways to one value come together in a result: its value, its mark, and what it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from app.facts import Facts
from app.facts.casefile import Case
from app.rulebook import Advice, Outcome, Settlement, advise, load
from app.rulebook.bits import BIT, names
from app.rulebook.outcome import OPEN, joined, settle
from app.rulebook.reasoning import Tree, _facts
from tests.app.rulebook.people import every_case


@cache
def cases() -> dict[str, Case]:
    return {str(case.blocks.get("case", case.path.stem)): case for case in every_case()}


def advised(case: str, on: date | None = None, **settled: str) -> Advice:
    told = cases()[case]
    day = on or told.on
    assert day is not None
    by_office = {
        doubt.replace("_", "-"): Settlement(reading, "A. Peeters", date(2026, 9, 1), "as agreed")
        for doubt, reading in settled.items()
    }
    return advise(told.facts, day, settled=by_office)


def test_ways_that_agree_rest_on_the_rules_of_all_in_the_order_of_the_first() -> None:
    ways = [Outcome("obliged", rules=("A", "B", "C")), Outcome("obliged", rules=("C", "D", "B"))]
    assert joined(ways) == settle(ways, BIT["work"]) == Outcome("obliged", rules=("A", "B", "C", "D"))


def test_ways_that_agree_but_share_no_rule_rest_on_all() -> None:
    ways = [Outcome("obliged", rules=("A",)), Outcome("obliged", rules=("B",))]
    assert joined(ways) == Outcome("obliged", rules=("A", "B"))


def test_a_doubt_of_one_way_is_a_doubt_and_names_every_rule() -> None:
    ways = [
        Outcome("obliged", rules=("A", "B"), doubts=("C-21",)),
        Outcome("obliged", True, ("B", "C"), doubts=("C-37", "C-21")),
    ]
    assert joined(ways) == Outcome("obliged", True, ("A", "B", "C"), doubts=("C-21", "C-37"))


def test_one_way_alone_stays_as_it_is() -> None:
    only = Outcome("reached", True, ("A",), doubts=("C-01",))
    assert joined([only]) == settle([only], BIT["work"]) == only


def test_ways_that_disagree_are_open_with_what_decides_between_them() -> None:
    found = settle([Outcome("obliged"), Outcome("entitled"), Outcome("obliged")], BIT["work"] | BIT["vdab"])
    assert found == Outcome(OPEN, missing=("vdab", "work"), possible=("obliged", "entitled"))


def test_a_way_that_is_itself_open_hands_on_what_it_may_become() -> None:
    inner = Outcome(OPEN, missing=("work",), possible=("required", "exempt"))
    assert settle([inner], BIT["vdab"]) == Outcome(OPEN, missing=("vdab",), possible=("required", "exempt"))
    assert settle([inner, Outcome("reached")], BIT["work"]).possible == ("required", "exempt", "reached")
    assert settle([Outcome(OPEN)], BIT["work"]).value == OPEN
    same = Outcome(OPEN, possible=("reached", OPEN))
    assert settle([same, Outcome("reached")], 0).value == OPEN


@pytest.mark.parametrize(
    ("case", "value", "rules", "doubts"),
    [
        ("exact-anniversary", "obliged", ("TGT-01", "OBL-02", "C-37"), ("C-37",)),
        ("belgian-mover-five-years", "obliged", ("TGT-02", "OBL-04", "C-37"), ("C-37",)),
        ("turkish-spouse", "obliged", ("TGT-01", "OBL-01", "EXO-11", "C-21"), ("C-21",)),
        ("two-doubts", "obliged", ("TGT-01", "OBL-02", "EXO-11", "C-21", "C-37"), ("C-21", "C-37")),
        ("applicant-day-before", "entitled", ("TGT-01", "C-04"), ("C-04",)),
        ("british", "obliged", ("TGT-01", "OBL-01", "EXO-12"), ("R-06-UK",)),
        ("recognised-last-day-2006", "entitled", ("TGT-01", "EXO-07", "OBL-13"), ("R-09-MINISTER",)),
    ],
)
def test_a_doubted_group_names_its_own_rules_those_of_the_doubt_that_hold_and_the_conflict(
    case: str, value: str, rules: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    group = advised(case).group
    assert (group.value, group.check, group.rules, group.doubts) == (value, True, rules, doubts)


@pytest.mark.parametrize(
    ("case", "settled", "value", "rules"),
    [
        ("exact-anniversary", {"C_37": "not_included"}, "entitled", ("TGT-01", "OBL-02", "C-37")),
        ("exact-anniversary", {"C_37": "included"}, "obliged", ("TGT-01", "OBL-02")),
        ("belgian-mover-five-years", {"C_37": "not_included"}, "entitled", ("TGT-02", "OBL-04", "C-37")),
        ("turkish-spouse", {"C_21": "exempt"}, "entitled", ("TGT-01", "OBL-01", "EXO-11", "C-21")),
        ("british", {"R_06_UK": "exempt"}, "entitled", ("TGT-01", "OBL-01", "EXO-12")),
    ],
)
def test_a_settled_group_is_firm_and_names_no_rule_that_does_not_hold(
    case: str, settled: dict[str, str], value: str, rules: tuple[str, ...]
) -> None:
    group = advised(case, **settled).group
    assert (group.value, group.check, group.rules) == (value, False, rules)


@pytest.mark.parametrize(
    ("case", "mo", "nt2", "work", "pnt"),
    [
        ("w01", "PRT-02", "PRT-03", "EXP-VDAB-04", "PRT-05"),
        ("w03", "PRT-02", "PRT-03", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w09", "PRT-02", "PRT-03", "EXP-VDAB-03", "PRT-06 EXP-PNT-04"),
        ("w27", "PRT-02", "PRT-03", "EXP-VDAB-02", "PRT-06 EXP-PNT-04"),
        ("w29", "PRT-02", "EXP-NT2-02", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w33", "PRT-02", "EXP-NT2-06", "EXP-VDAB-01", "EXP-PNT-01"),
        ("w39", "PRT-02", "PRT-03", "PRT-04", "EXP-PNT-02"),
        ("w49a", "PRT-02", "PRT-03", "EXP-VDAB-05", "EXP-PNT-03"),
        ("w51", "EXP-MO-01", "EXP-NT2-03", "PRT-04", "PRT-05"),
    ],
)
def test_each_part_names_the_rule_that_gives_it(case: str, mo: str, nt2: str, work: str, pnt: str) -> None:
    rules = {name: " ".join(part.rules) for name, part in advised(case).parts.items()}
    assert rules == {"mo": mo, "nt2": nt2, "work": work, "pnt": pnt}


def test_a_part_exempted_before_its_source_was_written_is_for_the_assessor() -> None:
    before, after = (advised("w33", on=date(2026, 5, day)).parts["nt2"] for day in (14, 15))
    assert (before.value, before.check, before.rules) == ("exempt", True, ("EXP-NT2-06",))
    assert (after.value, after.check) == ("exempt", False)


@pytest.mark.parametrize(("case", "rule", "result"), [("w51", "EXP-MO-01", "mo"), ("w25", "EXO-04", "group")])
def test_a_result_that_rests_on_a_rule_marked_unverified_is_for_the_assessor(case: str, rule: str, result: str) -> None:
    book, told = load(), cases()[case]
    assert told.on is not None
    doubtful = replace(book, rules={**book.rules, rule: replace(book.rules[rule], certainty="unverified")})
    for held, check in ((book, False), (doubtful, True)):
        advice = advise(told.facts, told.on, held)
        assert {"group": advice.group, **advice.parts}[result].check is check


def test_what_is_still_needed_is_every_fact_that_makes_a_difference() -> None:
    access: Tree = ("labour_market_access", {"unlimited": "required", "limited": "not_required"})
    tree: Tree = ("work", {"yes": "exempt", "no": ("vdab", {"yes": "reached", "no": access})})
    assert names(_facts(tree)) == ("labour_market_access", "vdab", "work")
    assert _facts("required") == 0


def test_the_same_values_for_other_reasons_are_a_difference() -> None:
    foreigner: Tree = ("stay_motive", {"refugee": "entitled", "seasonal": "excluded", "asylum_applicant": "excluded"})
    european: Tree = ("stay_motive", {"refugee": "entitled", "seasonal": "entitled", "asylum_applicant": "excluded"})
    assert names(_facts(("nationalities", {"TR": foreigner, "FR": european}))) == ("nationalities", "stay_motive")
    assert names(_facts(("nationalities", {"TR": foreigner, "IN": foreigner}))) == ("stay_motive",)


def test_the_order_in_which_facts_are_asked_is_no_difference() -> None:
    first: Tree = ("vdab", {"yes": "reached", "no": ("labour_market_access", {"free": "required", "none": "reached"})})
    then: Tree = ("labour_market_access", {"none": "reached", "free": ("vdab", {"yes": "reached", "no": "required"})})
    assert names(_facts(("children", {"0": first, "3": then}))) == ("labour_market_access", "vdab")


def test_a_supposed_day_bounds_the_days_supposed_beneath_it() -> None:
    told = cases()["exchange-longer"]
    days = ("first_title_gt3m", "register_municipality_since")
    advice = advise(Facts({name: fact for name, fact in told.facts.items() if name not in days}), told.on or date.min)
    assert (advice.parts["pnt"].value, advice.parts["pnt"].missing) == ("open", days)


def test_an_open_result_tells_only_what_it_can_still_become() -> None:
    assert set(advised("birth-year-2008").group.possible) == {"obliged", "outside"}
    assert set(advised("w59").contract.possible) == {"possible", "not_possible"}
